import type { Blocker } from '../domain/decision.ts';
import type { PolicySource } from '../domain/policy.ts';
import type { AccessQuestion, LayerPolicies } from '../domain/question.ts';

/** Says who can change a policy, in words for a person. */
export function policyOwner(source: PolicySource, question: AccessQuestion): string {
  switch (source.layer) {
    case 'scp':
    case 'rcp':
      return 'the administrator of the organization (management account)';
    case 'boundary':
      return `whoever set the permissions boundary in account ${question.caller.account ?? '(unknown)'}`;
    case 'session':
      return 'whoever opens the session: the policy is passed with AssumeRole or GetFederationToken';
    case 'resource':
      return `the owner of the ${source.kind === 'api-policy' ? 'API' : 'function'} in account ${question.resourceAccount}`;
    case 'vpce':
      return 'the owner of the VPC endpoint';
    case 'authorizer':
      return 'the author of the Lambda authorizer';
    case 'identity':
      return identityOwner(source, question);
  }
}

/** The policy that would have to say more for an implicit deny of a layer; undefined when the layer has none to extend. */
export function policyToExtend(question: AccessQuestion, blocker: Blocker): PolicySource | undefined {
  const { boundary, session, vpcEndpoint, scps } = question.policies;
  switch (blocker.layer) {
    case 'boundary':
      return firstSource(boundary);
    case 'session':
      return firstSource(session);
    case 'vpce':
      return firstSource(vpcEndpoint);
    case 'scp':
      return 'unknown' in scps ? undefined : firstSource(scps.find((level) => level.target === blocker.target) ?? null);
    default:
      return undefined;
  }
}

function identityOwner(source: PolicySource, question: AccessQuestion): string {
  const account = question.caller.account ?? '(unknown)';
  if (source.arn?.includes(':iam::aws:') === true) return `AWS itself; account ${account} can only detach it`;
  return `whoever manages ${source.attachedTo ?? 'the identity policies'} in account ${account}`;
}

function firstSource(layer: LayerPolicies | null): PolicySource | undefined {
  return layer?.policies.find((policy) => 'document' in policy)?.source;
}
