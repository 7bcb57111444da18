import { globsOverlap } from './glob.ts';
import { actionMatches, namesAction } from './grants.ts';
import { identityOwners } from './identity-grants.ts';
import { oncePer } from './once-per.ts';
import { policiesOfType, policiesWith } from './policies-with.ts';
import type { ActionItem, PolicySubject, PolicyType, StatementSubject } from './policy-subject.ts';
import type { PrincipalEntity, TemplateSubject } from './template-subject.ts';

const CALLS = ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl', 'execute-api:Invoke'];
const CALL_TRAITS = ['service:lambda', 'service:execute-api'];
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
  const grants = grantsUnder(template, hit.policy);
  if (grants.length === 0) return undefined;
  const calls = CALLS.filter((call) => actionMatches(hit.action.text, call));
  return grants.find(
    ({ policy, statement }) =>
      // Without condition and in one document it is a carve-out.
      (policy !== hit.policy || hit.deny.conditions.length > 0) &&
      calls.some((call) => namesCall(statement, call)) &&
      meets(hit.deny, statement),
  );
}

/** The grants of calls over which a Deny of the policy stands. */
function grantsUnder(template: TemplateSubject, policy: PolicySubject): readonly InvokeDeny['allowedBy'][] {
  if (ABOVE.has(policy.type)) return callGrants(template).all;
  if (policy.type !== 'identity') return [];
  return callGrants(template).byOwner.get(identityOwners(template).get(policy) ?? policy) ?? [];
}

/** Every Allow of calls by name; those of one principal together, and of one document when nobody is known to have it. */
const callGrants = oncePer((template: TemplateSubject) => {
  const owners = identityOwners(template);
  const all: InvokeDeny['allowedBy'][] = [];
  const byOwner = new Map<PrincipalEntity | PolicySubject, InvokeDeny['allowedBy'][]>();
  for (const policy of policiesWith(template, CALL_TRAITS)) {
    if (!GRANTING.has(policy.type)) continue;
    const owner = owners.get(policy) ?? policy;
    for (const statement of policy.statements.filter(allowsCall)) {
      const own = byOwner.get(owner) ?? [];
      own.push({ policy, statement });
      all.push({ policy, statement });
      byOwner.set(owner, own);
    }
  }
  return { all, byOwner };
});

function allowsCall(statement: StatementSubject): boolean {
  return statement.effect === 'Allow' && CALLS.some((call) => namesCall(statement, call));
}

function namesCall(statement: StatementSubject, call: string): boolean {
  return statement.actions.some((item) => item.text !== '*') && namesAction(statement, call);
}

/** Whether both certainly speak of a common resource. */
function meets(deny: StatementSubject, allow: StatementSubject): boolean {
  if (deny.resources.some((item) => item.text === '*')) return true;
  return deny.resources.some((one) => allow.resources.some((two) => globsOverlap(one.text, two.text)));
}

/** Whether some policy of the set allows calls by name; those of functions, which mostly do, are asked first. */
export function grantsCalls(template: TemplateSubject): boolean {
  const grants = ({ statements }: PolicySubject): boolean => statements.some(allowsCall);
  return policiesOfType(template, 'lambda').some(grants) || policiesWith(template, CALL_TRAITS).some(grants);
}
