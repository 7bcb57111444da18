import type { Caller } from '../domain/caller.ts';
import type { Decision } from '../domain/decision.ts';
import type { Evidence, PolicyEvidence } from '../domain/evidence.ts';
import type { PolicyEdit } from '../domain/finding.ts';
import type { AccessQuestion } from '../domain/question.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { PROPOSED } from './apply-edit.ts';
import { callerStatement, freeName, resourceStatement } from './new-statement.ts';

/** What is missing, and on which side the engine misses it. */
export interface MissingGrant {
  readonly snapshot: Snapshot;
  readonly question: AccessQuestion;
  readonly decision: Decision;
  readonly action: string;
  readonly side: 'identity' | 'resource';
}

/** Returns the one statement that grants a missing action on the right side; undefined when no side can. */
export function grantFor(missing: MissingGrant): PolicyEdit | undefined {
  const { side } = missing;
  const identity = identityGrant(missing);
  const resource = resourceGrant(missing);
  if (!sameAccount(missing.question)) return side === 'identity' ? identity : resource;
  // One side suffices in one account, except where the engine misses the resource policy itself (private APIs).
  return side === 'resource' || prefersResource(missing) ? (resource ?? identity) : (identity ?? resource);
}

function sameAccount({ caller, resourceAccount }: AccessQuestion): boolean {
  return caller.account === undefined || caller.account === resourceAccount;
}

/** Where the other half of the grant already stands, the missing half belongs beside it. */
function prefersResource({ decision, question }: MissingGrant): boolean {
  if (question.target.path === 'execute-api') return false;
  return decision.perAction.some(
    ({ kind, grants }) =>
      kind === 'allowed' && grants.length > 0 && grants.every((ref) => ref.source.layer === 'resource'),
  );
}

function identityGrant({ snapshot, question, action }: MissingGrant): PolicyEdit | undefined {
  const to = grantee(question.caller);
  if (to === undefined) return undefined;
  const statement = callerStatement(question, action);
  return { kind: 'addIdentityStatement', to, policyName: freePolicyName(snapshot, question), statement };
}

function grantee(caller: Caller): Extract<PolicyEdit, { kind: 'addIdentityStatement' }>['to'] | undefined {
  const account = caller.account ?? '';
  if (caller.kind === 'iam-user' && caller.userName !== undefined)
    return { type: 'user', name: caller.userName, account };
  if (caller.kind !== 'assumed-role') return undefined;
  const name = caller.roleArn?.split('/').at(-1) ?? /:assumed-role\/([^/]+)\//.exec(caller.arn ?? '')?.[1];
  return name === undefined ? undefined : { type: 'role', name, account };
}

function freePolicyName(snapshot: Snapshot, question: AccessQuestion): string {
  const { policies } = snapshot.identity;
  const existing = policies.status === 'collected' ? policies.value : [];
  // The policy that an earlier round of the same proposal added is the one to extend.
  const taken = new Set(
    existing.filter((policy) => policy.source.path !== PROPOSED).map((policy) => policy.source.name),
  );
  const called = question.resource.split(':')[question.target.path === 'execute-api' ? 5 : 6]?.split('/')[0] ?? 'call';
  const wanted = `why403-${called.replace(/[^\w+=,.@-]/g, '-')}`.slice(0, 120);
  return freeName(wanted, taken);
}

function resourceGrant(missing: MissingGrant): PolicyEdit | undefined {
  return missing.question.target.path === 'execute-api' ? apiGrant(missing) : functionGrant(missing);
}

function functionGrant({ snapshot, question, action }: MissingGrant): PolicyEdit | undefined {
  if (snapshot.function.status !== 'collected') return undefined;
  const { name, region } = snapshot.function.value;
  const qualifier = question.resource.split(':')[7];
  const functionArn = question.resource.split(':').slice(0, 7).join(':');
  const statement = resourceStatement(question, action, sids(question));
  return {
    kind: 'addFunctionPermission',
    functionName: name,
    functionArn,
    region,
    ...(qualifier === undefined ? {} : { qualifier }),
    statement,
  };
}

function apiGrant({ snapshot, question, action }: MissingGrant): PolicyEdit | undefined {
  const { api } = snapshot;
  if (api.status !== 'collected' || api.value.type !== 'REST') return undefined;
  const { apiId, region, stage } = api.value;
  const name = stage.status === 'collected' ? stage.value.name : '';
  const statement = resourceStatement(question, action, sids(question));
  const existing = documentText(api.value.policy);
  return {
    kind: 'addApiStatement',
    apiId,
    region,
    stage: name,
    statement,
    ...(existing === undefined ? {} : { existing }),
  };
}

function documentText(policy: Evidence<PolicyEvidence>): string | undefined {
  if (policy.status !== 'collected' || policy.value.document.status !== 'collected') return undefined;
  return policy.value.document.value;
}

function sids(question: AccessQuestion): ReadonlySet<string> {
  const policies = question.policies.resource?.policies ?? [];
  const found = policies.flatMap((policy) => ('document' in policy ? policy.document.statements : []));
  return new Set(found.flatMap((statement) => statement.sid ?? []));
}
