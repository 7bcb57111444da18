import type { GatherRequest } from '../collect/gather-request.ts';
import type { Caller } from '../domain/caller.ts';
import { parseCaller } from '../domain/parse-caller.ts';
import { parseTarget } from '../domain/parse-target.ts';
import { quote } from '../domain/quote.ts';
import type { DenialRead } from '../domain/report.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { UserError } from '../domain/user-error.ts';
import { VERSION } from '../domain/version.ts';
import { parseIpAddress } from '../engine/ip-range.ts';

/** One call and its sources, as typed. */
export interface CallWords {
  readonly target?: string | undefined;
  readonly caller?: string | undefined;
  /** User that called GetFederationToken; only its policies count for the federated user. */
  readonly federatedBy?: string | undefined;
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  readonly qualifier?: string | undefined;
  readonly functionName?: string | undefined;
  /** `key=value`; an empty value states that AWS does not send the key. */
  readonly context: readonly string[];
  readonly sourceIp?: string | undefined;
  readonly snapshotPaths: readonly string[];
  readonly evidenceDirs: readonly string[];
  /** The user states that no service control policy refuses. */
  readonly assumeNoScp?: boolean;
  readonly live: boolean;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly endpointUrl?: string | undefined;
  /** The denial that the words were completed by. */
  readonly denial?: DenialRead | undefined;
  readonly now: Date;
  readonly onProgress: (text: string) => void;
}

/** Returns what is to be gathered; a UserError names the word that cannot be used. */
export function gatherRequest(words: CallWords): Result<GatherRequest, UserError> {
  const { method, path, qualifier, functionName } = words;
  const target =
    words.target === undefined ? undefined : parseTarget(words.target, { method, path, qualifier, functionName });
  if (target?.ok === false) return target;
  if (target === undefined && [method, path, qualifier, functionName].some((word) => word !== undefined)) {
    return err(
      new UserError('noTarget', 'an option describes the call, but no target is given', 'name the target too'),
    );
  }
  const caller = statedCaller(words);
  if (caller?.ok === false) return caller;
  const context = statedContext(words);
  if (!context.ok) return context;
  const { snapshotPaths, evidenceDirs, profile, region, endpointUrl, now, onProgress } = words;
  const offline = snapshotPaths.length + evidenceDirs.length > 0;
  return ok({
    target: target?.value,
    caller: caller?.value,
    ...{ profile, region, endpointUrl, snapshotPaths, evidenceDirs, now, onProgress },
    context: context.value,
    assumeNoScp: words.assumeNoScp ?? false,
    live: words.live || !offline,
    tool: `why403 ${VERSION}`,
  });
}

function statedCaller({ caller, federatedBy }: CallWords): Result<Caller, UserError> | undefined {
  const parsed = caller === undefined ? undefined : parseCaller(caller);
  if (federatedBy === undefined || parsed?.ok === false) return parsed;
  const by = parseCaller(federatedBy);
  if (!by.ok) return by;
  const { kind, account } = by.value;
  if (parsed?.value.kind === 'federated-user' && kind === 'iam-user' && account === parsed.value.account) {
    return ok({ ...parsed.value, federatedBy });
  }
  const hint =
    'give --caller arn:aws:sts::ACCOUNT:federated-user/NAME and --federated-by arn:aws:iam::ACCOUNT:user/NAME';
  return err(new UserError('badCaller', `${quote(federatedBy)} is not the user behind a federated caller`, hint));
}

type Stated = Result<Readonly<Record<string, readonly string[]>>, UserError>;

function statedContext({ context, sourceIp }: CallWords): Stated {
  if (sourceIp !== undefined && parseIpAddress(sourceIp) === undefined) {
    return err(
      new UserError('badAddress', `source address ${quote(sourceIp)} is no IP address`, 'write it like 203.0.113.7'),
    );
  }
  const stated = new Map<string, readonly string[]>();
  for (const text of sourceIp === undefined ? context : [...context, `aws:SourceIp=${sourceIp}`]) {
    const [, key, value = ''] = /^([^=\s]+:[^=\s]+)=(.*)$/s.exec(text) ?? [];
    if (key === undefined) {
      const hint = 'write it like --context aws:SourceIp=203.0.113.7';
      return err(new UserError('badContext', `context ${quote(text)} is not KEY=VALUE`, hint));
    }
    // Several values of one key: the option is repeated. Key names are case-insensitive.
    const known = [...stated.keys()].find((name) => name.toLowerCase() === key.toLowerCase()) ?? key;
    stated.set(known, value === '' ? [] : [...(stated.get(known) ?? []), value]);
  }
  return ok(Object.fromEntries(stated));
}
