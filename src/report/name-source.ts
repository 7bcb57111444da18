import type { ReasonLayer } from '../domain/decision.ts';
import type { PolicyLayer, PolicySource, StatementRef } from '../domain/policy.ts';

/** Returns how a person finds a policy: `role/app › inline "orders"`. */
export function nameSource(source: PolicySource): string {
  if (source.kind === 'function-policy') return `resource policy of function ${source.name}`;
  if (source.kind === 'api-policy') return `resource policy of ${source.attachedTo ?? source.name}`;
  const on = source.attachedTo === undefined ? '' : `${source.attachedTo} › `;
  const name = `${KINDS[source.kind]} "${source.name}"`;
  return source.path === undefined ? `${on}${name}` : `${on}${name} in ${source.path}`;
}

/** Returns how a person finds a statement: policy, place, Sid, line. */
export function nameStatement(ref: StatementRef): string {
  const sid = ref.sid === undefined ? '' : ` (Sid ${ref.sid})`;
  const line = ref.line === undefined ? '' : `, line ${ref.line}`;
  return `${nameSource(ref.source)} › statement ${ref.index + 1}${sid}${line}`;
}

/** AWS's own words for a kind of policy, with article. */
export function nameLayer(layer: ReasonLayer | PolicyLayer): string {
  return LAYERS[layer];
}

const KINDS = {
  inline: 'inline',
  managed: 'managed',
  'group-inline': 'inline',
  'group-managed': 'managed',
  boundary: 'permissions boundary',
  session: 'session policy',
  'function-policy': 'function policy',
  'api-policy': 'API policy',
  scp: 'SCP',
  rcp: 'RCP',
  'vpc-endpoint': 'endpoint policy',
  authorizer: 'authorizer policy',
  file: 'file',
} as const satisfies Record<PolicySource['kind'], string>;

const LAYERS = {
  identity: 'an identity policy',
  resource: 'the resource policy',
  boundary: 'the permissions boundary',
  session: 'the session policy',
  scp: 'a service control policy',
  rcp: 'a resource control policy',
  vpce: 'the VPC endpoint policy',
  authorizer: 'the authorizer',
} as const satisfies Record<ReasonLayer | PolicyLayer, string>;
