import { connect as tlsConnect } from 'node:tls';
import type { FailedStage, Limits } from './exchange.ts';
import { failureOf } from './failure-of.ts';

/** What DNS and TLS say, without an HTTP request. */
export type Connection =
  | { readonly kind: 'connected'; readonly address: string; readonly isPrivate: boolean; readonly protocol: string }
  | { readonly kind: 'failed'; readonly stage: FailedStage; readonly why: string };

/** Opens a TLS connection and closes it again; never throws. */
export function connect(host: string, port: number, limits: Limits): Promise<Connection> {
  return new Promise((resolve) => {
    const socket = tlsConnect({ host, port, servername: host, rejectUnauthorized: true, ALPNProtocols: ['http/1.1'] });
    const end = (connection: Connection): void => {
      clearTimeout(timer);
      resolve(connection);
      socket.destroy();
    };
    const timer = setTimeout(() => end(failureOf({ code: 'CONNECT_TIMEOUT' })), limits.connectMillis);
    socket.once('error', (thrown) => end(failureOf(thrown)));
    socket.once('secureConnect', () => {
      const address = socket.remoteAddress ?? '';
      end({ kind: 'connected', address, isPrivate: isPrivateAddress(address), protocol: socket.getProtocol() ?? '' });
    });
  });
}

/** https://www.rfc-editor.org/rfc/rfc1918 and unique local IPv6 addresses. */
export function isPrivateAddress(address: string): boolean {
  return /^(?:::ffff:)?(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^f[cd][0-9a-f]{2}:/i.test(address);
}
