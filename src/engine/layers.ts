import type { LayerOutcome } from '../domain/decision.ts';
import type { PolicyLayer } from '../domain/policy.ts';
import type { AccessQuestion } from '../domain/question.ts';
import { BINDING } from './cast-votes.ts';
import { isLevels } from './compile-question.ts';
import type { Examined } from './examined.ts';
import { layerOutcome } from './trace.ts';

const ORDER = ['scp', 'rcp', 'vpce', 'resource', 'identity', 'boundary', 'session', 'authorizer'] as const;

/** How every layer answered on its own, including those that do not exist or do not bind this caller. */
export function layersOf(question: AccessQuestion, examined: Examined): readonly LayerOutcome[] {
  const outcomes: LayerOutcome[] = [];
  for (const layer of ORDER) {
    const before = outcomes.length;
    for (const item of examined.asked) if (item.name === layer) outcomes.push(layerOutcome(item));
    if (outcomes.length === before) outcomes.push(...unasked(layer, question, examined));
  }
  return outcomes;
}

function unasked(layer: PolicyLayer, question: AccessQuestion, examined: Examined): readonly LayerOutcome[] {
  if (layer === 'rcp') return rcpOutcome(question);
  const exists = existsIn(layer, question);
  const note = exists ? whyNot(layer, examined) : undefined;
  if (layer === 'scp' && note === undefined && 'unknown' in question.policies.scps) {
    return [{ layer, outcome: 'unknown', by: [], note: question.policies.scps.unknown }];
  }
  if (note === undefined) return layer === 'authorizer' ? [] : [{ layer, outcome: 'none', by: [] }];
  return [{ layer, outcome: 'notApplicable', by: [], note }];
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html */
function rcpOutcome({ policies }: AccessQuestion): readonly LayerOutcome[] {
  if (isLevels(policies.rcps) && policies.rcps.length === 0) return [{ layer: 'rcp', outcome: 'none', by: [] }];
  const note = 'resource control policies do not reach Lambda and execute-api';
  return [{ layer: 'rcp', outcome: 'notApplicable', by: [], note }];
}

function existsIn(layer: PolicyLayer, { policies }: AccessQuestion): boolean {
  if (layer === 'identity') return policies.identity.policies.length > 0 || !policies.identity.complete;
  if (layer === 'scp') return !isLevels(policies.scps) || policies.scps.length > 0;
  if (layer === 'vpce') return policies.vpcEndpoint !== null;
  if (layer === 'authorizer') return policies.authorizer !== undefined && policies.authorizer !== null;
  return (layer === 'boundary' || layer === 'session' || layer === 'resource') && policies[layer] !== null;
}

/** Why a layer that exists was not asked; undefined when it was open to be asked. */
function whyNot(layer: PolicyLayer, { situation, bound }: Examined): string | undefined {
  if (situation.combination.id === 'unauthenticated') return 'the request is not authenticated; no policy is asked';
  if (layer === 'vpce') return 'function URLs are not reachable through VPC endpoints';
  if (layer === 'resource') return 'HTTP and WebSocket APIs have no resource policy';
  if (layer === 'authorizer') return 'the call is authorized by IAM';
  if (situation.anonymous) return 'the caller is not authenticated here';
  if (layer === 'scp' && bound.managementAccount) return 'the management account is exempt';
  if (layer === 'scp' || layer === 'identity' || layer === 'boundary' || layer === 'session') {
    return BINDING[bound.kind][layer] ? undefined : `does not bind a caller of kind ${bound.kind}`;
  }
  return undefined;
}
