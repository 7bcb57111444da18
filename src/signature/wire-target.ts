import { err, ok, type Result } from '../domain/result.ts';
import { type PlusReading, queryPairs, reencode } from './uri-encoding.ts';

/** A URL taken apart for signing: what is sent is what is signed. */
export interface WireUrl {
  /** Name for DNS and TLS. */
  readonly hostname: string;
  /** Host header: the name, with the port unless it is 443. */
  readonly host: string;
  readonly port: number;
  readonly scheme: 'https' | 'wss';
  /** Path as WHATWG writes it, query strictly encoded in its original order. */
  readonly target: string;
  /** The query held a `+`, whose meaning AWS does not document. */
  readonly hadPlus: boolean;
}

/**
 * Returns the wire form of a URL. Every query name and value is encoded once as RFC 3986 says and AWS computes it
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html), so that
 * a server that decodes the query and one that takes it raw arrive at the same canonical request.
 */
export function wireUrl(text: string, plus: PlusReading): Result<WireUrl, string> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.hostname === '') {
    return err('it is not a URL');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'wss:') {
    return err(`only https and wss are signed, this is ${url.protocol.replace(/:$/, '')}`);
  }
  if (url.username !== '' || url.password !== '') {
    return err('it holds a user name or password');
  }
  const port = url.port === '' ? 443 : Number(url.port);
  const hostname = url.hostname.toLowerCase().replace(/\.$/, '');
  const raw = url.search.replace(/^\?/, '');
  const query = queryPairs(raw).map(([name, value]) => `${reencode(name, plus)}=${reencode(value, plus)}`);
  // @smithy/signature-v4 keeps the query in an object, where this name gets lost.
  if (query.some((pair) => pair.startsWith('__proto__='))) {
    return err('it has a parameter named `__proto__`');
  }
  return ok({
    hostname,
    host: port === 443 ? hostname : `${hostname}:${port}`,
    port,
    scheme: url.protocol === 'wss:' ? 'wss' : 'https',
    target: query.length === 0 ? url.pathname : `${url.pathname}?${query.join('&')}`,
    hadPlus: raw.includes('+'),
  });
}
