import { quote } from '../domain/quote.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { UserError } from '../domain/user-error.ts';
import type { ProbeCall } from '../probe/probe-plan.ts';
import { type SigningScope, signingScope } from '../signature/signing-scope.ts';
import type { WireUrl } from '../signature/wire-target.ts';
import type { ProbeOptions } from './probe-request.ts';

/** Hosts that the user named, as they go over the wire. */
export interface ProbeHosts {
  /** The user vouches for the host of the call (`--sign-for-host`). */
  readonly isNamed: boolean;
  /** The direct host (`--origin-host`). */
  readonly origin?: NonNullable<ProbeCall['origin']>;
}

/** Returns the hosts of the options; a UserError names the one that is no host name. */
export function probeHosts(url: WireUrl, scope: SigningScope, options: ProbeOptions): Result<ProbeHosts, UserError> {
  const own = [url.hostname, url.host];
  let isNamed = false;
  for (const text of options.signForHosts) {
    const host = hostOf(text);
    if (!host.ok) return host;
    isNamed ||= own.includes(host.value);
  }
  if (options.originHost === undefined) return ok({ isNamed });
  const origin = hostOf(options.originHost);
  return origin.ok ? ok({ isNamed, origin: originOf(origin.value, scope, options) }) : origin;
}

/** A direct host that says for what it takes signatures is believed; else it takes what the front host takes. */
function originOf(
  host: string,
  scope: SigningScope,
  { service, region }: ProbeOptions,
): NonNullable<ProbeHosts['origin']> {
  const [hostname = '', port = '443'] = host.split(':');
  const known = signingScope(host, { service });
  const own = known.ok ? known : signingScope(host, { service, region: region ?? scope.region });
  return { host, hostname, port: Number(port), scope: own.ok ? own.value : scope };
}

/** The name as it goes over the wire: lower case, punycode, without trailing dot; with the port unless it is 443. */
function hostOf(text: string): Result<string, UserError> {
  const url = URL.canParse(`https://${text}`) ? new URL(`https://${text}`) : undefined;
  const isAddress = url !== undefined && (!url.hostname.includes('.') || /^[\d.]+$|^\[/.test(url.hostname));
  if (url === undefined || isAddress || /[/?#@\\\s]/.test(text)) {
    const hint = 'write the name alone, without https:// and path';
    return err(new UserError('badHost', `${quote(text)} is not a host name`, hint));
  }
  return ok(`${url.hostname.replace(/\.$/, '')}${url.port === '' ? '' : `:${url.port}`}`);
}
