import type { Caller } from '../domain/caller.ts';
import type { ContextValue, RequestContext } from '../domain/context.ts';
import type { Evidence } from '../domain/evidence.ts';
import { callerContext, known, unknown } from './derive-context-caller.ts';
import type { KeyReferences } from './derive-context-references.ts';

/** What is known around one call. */
export interface ContextFacts {
  readonly caller: Caller;
  readonly region: string;
  readonly resourceAccount: string;
  readonly principalTags: Evidence<Readonly<Record<string, string>>>;
  readonly resourceTags: Evidence<Readonly<Record<string, string>>>;
  readonly organizationId: Evidence<string>;
  /** `public`: an endpoint in the VPC cannot be in the path, `open`: it may. */
  readonly network: 'public' | 'open';
  readonly vpcEndpointId?: string;
  /** Keys that this target adds, lower case. */
  readonly target: Readonly<Record<string, ContextValue>>;
  /** Stated by the user: key → values, [] states that AWS does not send it. */
  readonly stated: Readonly<Record<string, readonly string[]>>;
  readonly referenced: KeyReferences;
}

const ABSENT: ContextValue = { state: 'absent' };

/**
 * Returns every condition key that follows from target, caller and credentials, each known, assumed, absent or
 * unknown; what the user states wins. Keys that nothing tells stay unknown, never absent.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function deriveContext(facts: ContextFacts): RequestContext {
  const keys: Record<string, ContextValue> = {
    'aws:requestedregion': known(facts.region),
    // Neither the Lambda API nor function URLs nor execute-api answer without TLS.
    'aws:securetransport': known('true'),
    'aws:viaawsservice': known('false'),
    'aws:calledvia': ABSENT,
    'aws:calledviafirst': ABSENT,
    'aws:calledvialast': ABSENT,
    'aws:resourceaccount': known(facts.resourceAccount),
    ...callerContext(facts.caller),
    ...organizationContext(facts),
    ...networkContext(facts),
    ...facts.target,
  };
  for (const [key, operators] of facts.referenced) {
    // Policies are foreign text: a key may be called `constructor`.
    const value = Object.hasOwn(keys, key) ? keys[key] : byPrefix(key, facts);
    if (value !== undefined) keys[key] = whenOnlyPresenceMatters(key, value, operators);
  }
  return { keys: { ...keys, ...statedKeys(facts.stated) }, otherwise: 'unknown' };
}

/** The keys that the user stated, in lower case. */
export function statedKeys(stated: ContextFacts['stated']): Record<string, ContextValue> {
  return Object.fromEntries(
    Object.entries(stated).map(([key, values]) => [key.toLowerCase(), values.length === 0 ? ABSENT : known(...values)]),
  );
}

function organizationContext(facts: ContextFacts): Record<string, ContextValue> {
  const id = organizationId(facts);
  const own = facts.caller.account === facts.resourceAccount;
  const paths = id.state === 'absent' ? ABSENT : unknown('the path of the account in its organization was not read');
  return {
    'aws:principalorgid': id,
    'aws:principalorgpaths': paths,
    'aws:resourceorgid': own ? id : unknown('the organization of the other account was not read'),
    'aws:resourceorgpaths': own ? paths : unknown('the organization of the other account was not read'),
  };
}

function organizationId(facts: ContextFacts): ContextValue {
  if (facts.caller.kind === 'anonymous' || facts.caller.kind === 'service') return ABSENT;
  if (facts.caller.orgId !== undefined) return known(facts.caller.orgId);
  if (facts.organizationId.status === 'collected') return known(facts.organizationId.value);
  if (facts.organizationId.status === 'absent') return ABSENT;
  return unknown(`\`${facts.organizationId.operation}\` could not be read`);
}

function networkContext(facts: ContextFacts): Record<string, ContextValue> {
  const stated = statedKeys(facts.stated)['aws:sourcevpce'];
  const inside = facts.vpcEndpointId !== undefined || stated?.state === 'known';
  const open = facts.network === 'open' && stated?.state !== 'absent';
  const why = unknown('whether the call passes a VPC endpoint is not stated (`--context aws:SourceVpce=…`)');
  return {
    'aws:sourcevpce': facts.vpcEndpointId !== undefined ? known(facts.vpcEndpointId) : open ? why : ABSENT,
    'aws:sourcevpc': inside ? unknown('the VPC of the endpoint was not read') : open ? why : ABSENT,
    'aws:vpcsourceip': inside ? unknown('the private address of the caller is not stated') : open ? why : ABSENT,
    // Not sent through a VPC endpoint: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip
    'aws:sourceip': inside ? ABSENT : unknown('the address of the caller is not stated (`--source-ip`)'),
  };
}

/** Families of keys that exist only when a policy asks for them by name. */
function byPrefix(key: string, facts: ContextFacts): ContextValue | undefined {
  if (key.startsWith('aws:principaltag/')) return principalTag(key, facts);
  if (key.startsWith('aws:resourcetag/')) return tag(key, facts.resourceTags);
  if (key.startsWith('aws:requesttag/') || key === 'aws:tagkeys') return ABSENT;
  // Keys of a service exist only for its own actions, and Lambda's three are set by the target.
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
  if (key.startsWith('lambda:') || key.startsWith('execute-api:')) return ABSENT;
  if (/^(aws|sts|saml|sso|identitystore|ec2|glue|ecs):/.test(key) || key.split(':')[0]?.includes('.')) return undefined;
  return ABSENT;
}

function principalTag(key: string, facts: ContextFacts): ContextValue {
  const { kind } = facts.caller;
  if (kind === 'anonymous' || kind === 'service' || kind === 'root') return ABSENT;
  if (kind === 'federated-user') return unknown('the tags of the federated session cannot be read back');
  const value = tag(key, facts.principalTags);
  if (kind === 'iam-user' || value.state !== 'known') return value;
  return { state: 'assumed', values: value.values, because: 'no session tag overrides the tag of the role' };
}

function tag(key: string, tags: Evidence<Readonly<Record<string, string>>>): ContextValue {
  if (tags.status === 'unavailable') return unknown(`\`${tags.operation}\` could not be read`);
  if (tags.status === 'absent') return ABSENT;
  // Tag keys in condition keys are matched without regard to case.
  const name = key.slice(key.indexOf('/') + 1);
  const found = Object.entries(tags.value).find(([candidate]) => candidate.toLowerCase() === name);
  return found === undefined ? ABSENT : known(found[1]);
}

/** `Null` asks whether the key is there, and with temporary credentials its presence is certain though its value is not. */
function whenOnlyPresenceMatters(key: string, value: ContextValue, operators: ReadonlySet<string>): ContextValue {
  const onlyNull = operators.size === 1 && operators.has('null');
  return onlyNull && key === 'aws:tokenissuetime' && value.state === 'unknown' ? known('present') : value;
}
