import { globsOverlap } from './glob.ts';
import { actionMatches, namesAction } from './grants.ts';
import { identityOwners } from './identity-grants.ts';
import { oncePer } from './once-per.ts';
import { policiesWith } from './policies-with.ts';
import type { ActionItem, PolicySubject, PolicyType, StatementSubject } from './policy-subject.ts';
import type { TemplateSubject } from './template-subject.ts';

const CALLS = ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl', 'execute-api:Invoke'];
/** Types whose Deny stands above the grants of others. */
const ABOVE: ReadonlySet<PolicyType> = new Set(['scp', 'rcp', 'boundary', 'session', 'vpc-endpoint']);
const GRANTING: ReadonlySet<PolicyType> = new Set(['identity', 'lambda', 'rest-api']);

/** A Deny of a call that another statement of the set allows. */
export interface InvokeDeny {
  readonly policy: PolicySubject;
  readonly deny: StatementSubject;
  readonly action: ActionItem;
  readonly allowedBy: { readonly policy: PolicySubject; readonly statement: StatementSubject };
}

/** Statements that name calls of functions or APIs to deny them, and hit what is allowed elsewhere or under a condition. */
export function invokeDenies(template: TemplateSubject): readonly InvokeDeny[] {
  return callDenies(template).flatMap((hit) => {
    const allowedBy = allowing(template, hit);
    return allowedBy === undefined ? [] : [{ ...hit, allowedBy }];
  });
}

/** Statements that name calls of functions or APIs to deny them. */
export const callDenies = oncePer((template: TemplateSubject): readonly Omit<InvokeDeny, 'allowedBy'>[] =>
  policiesWith(template, ['deny']).flatMap((policy) =>
    policy.statements.flatMap((deny) => {
      const action = deny.effect === 'Deny' ? deny.actions.find(isCall) : undefined;
      return action === undefined || onlyTransport(deny) ? [] : [{ policy, deny, action }];
    }),
  ),
);

function isCall(item: ActionItem): boolean {
  return (
    (item.service === 'lambda' || item.service === 'execute-api') &&
    CALLS.some((call) => actionMatches(item.text, call))
  );
}

/** Lambda and API Gateway are reached by TLS only: a Deny of plain transport hits nobody. */
function onlyTransport(deny: StatementSubject): boolean {
  return deny.conditions.some(({ keyLower }) => keyLower === 'aws:securetransport');
}

function allowing(template: TemplateSubject, hit: Omit<InvokeDeny, 'allowedBy'>): InvokeDeny['allowedBy'] | undefined {
  const calls = CALLS.filter((call) => actionMatches(hit.action.text, call));
  const owners = identityOwners(template);
  for (const policy of template.policies) {
    if (!GRANTING.has(policy.type) || !isUnder(policy, hit, owners)) continue;
    const statement = policy.statements.find(
      (one) => one.effect === 'Allow' && calls.some((call) => namesCall(one, call)) && meets(hit.deny, one),
    );
    if (statement !== undefined) return { policy, statement };
  }
  return undefined;
}

/** Whether the Deny stands over the grants of the policy. Without condition and in one document it is a carve-out. */
function isUnder(
  policy: PolicySubject,
  hit: Omit<InvokeDeny, 'allowedBy'>,
  owners: ReturnType<typeof identityOwners>,
): boolean {
  if (ABOVE.has(hit.policy.type)) return policy !== hit.policy;
  if (hit.policy.type !== 'identity') return false;
  if (policy === hit.policy) return hit.deny.conditions.length > 0;
  return owners.has(policy) && owners.get(policy) === owners.get(hit.policy);
}

function namesCall(statement: StatementSubject, call: string): boolean {
  return statement.actions.some((item) => item.text !== '*') && namesAction(statement, call);
}

/** Whether both certainly speak of a common resource. */
function meets(deny: StatementSubject, allow: StatementSubject): boolean {
  if (deny.resources.some((item) => item.text === '*')) return true;
  return deny.resources.some((one) => allow.resources.some((two) => globsOverlap(one.text, two.text)));
}

/** Whether a policy has a statement that allows calls by name. */
export function grantsCalls(policy: PolicySubject): boolean {
  return policy.statements.some((one) => one.effect === 'Allow' && CALLS.some((call) => namesCall(one, call)));
}
