import type { ActionDecision, NearMiss, ReasonLayer } from '../domain/decision.ts';
import type { NotPermissionCause } from '../domain/plan.ts';
import type { PolicySource, Statement, StatementRef } from '../domain/policy.ts';
import type { AccessQuestion, LayerPolicies, QuestionPolicies } from '../domain/question.ts';
import type { AccessCase, Observation } from './access-rule.ts';

/** Actions of the call that are not allowed. */
export function deniedActions(access: AccessCase): readonly ActionDecision[] {
  return (access.decision?.perAction ?? []).filter((action) => action.kind !== 'allowed');
}

/** Allow statements that fail in this one mark only, each once, over all actions that are not allowed. */
export function nearMisses(access: AccessCase, failing: NearMiss['failing']): readonly NearMiss[] {
  const misses = deniedActions(access).flatMap((action) => action.nearMisses);
  const wanted = misses.filter((miss) => miss.failing === failing && miss.step.effect === 'Allow');
  return [...new Map(wanted.map((miss) => [placeOf(miss.step.statement), miss])).values()];
}

/** Tells statements apart, cheaply: a call may have hundreds of near misses. */
function placeOf({ source, index }: StatementRef): string {
  return `${source.layer} ${source.attachedTo} ${source.name} ${source.arn} ${index}`;
}

/** The statement that a reference names, as parsed. */
export function statementOf(question: AccessQuestion | undefined, ref: StatementRef): Statement | undefined {
  for (const layer of layersOf(question?.policies)) {
    for (const policy of layer.policies) {
      if ('document' in policy && isSame(policy.source, ref.source)) {
        return policy.document.statements.find((statement) => statement.index === ref.index);
      }
    }
  }
  return undefined;
}

function isSame(one: PolicySource, other: PolicySource): boolean {
  if (one === other) return true;
  return one.name === other.name && one.layer === other.layer && JSON.stringify(one) === JSON.stringify(other);
}

/** A parsed statement and how to name it. */
export interface NamedStatement {
  readonly ref: StatementRef;
  readonly statement: Statement;
}

/** The statements of the resource policy, each with its reference. */
export function resourceStatements(access: AccessCase): readonly NamedStatement[] {
  return statementsOf(access.question?.policies.resource ?? null);
}

/** The statements of one layer, each with its reference. */
export function statementsOf(layer: LayerPolicies | null): readonly NamedStatement[] {
  return (layer?.policies ?? []).flatMap((policy) => {
    if (!('document' in policy)) return [];
    return policy.document.statements.map((statement) => {
      const { index, sid, line } = statement;
      const named = { ...(sid === undefined ? {} : { sid }), ...(line === undefined ? {} : { line }) };
      return { ref: { source: policy.source, index, ...named }, statement };
    });
  });
}

/** The values that a statement asks of one condition key, whatever the operator. */
export function conditionValues(access: AccessCase, ref: StatementRef, key: string): readonly string[] {
  const blocks = Object.values(statementOf(access.question, ref)?.condition ?? {});
  const entries = blocks.flatMap((keys) => Object.entries(keys));
  return entries.flatMap(([name, values]) => (name.toLowerCase() === key.toLowerCase() ? values : []));
}

/** Every layer of the question that holds policies. */
export function layersOf(policies: QuestionPolicies | undefined): readonly LayerPolicies[] {
  if (policies === undefined) return [];
  const { identity, boundary, session, resource, vpcEndpoint, scps } = policies;
  const levels = 'unknown' in scps ? [] : scps;
  return [identity, boundary, session, resource, vpcEndpoint, ...levels].filter((layer) => layer !== null);
}

/** What a layer's explicit denies say, one observation per statement. */
export function explicitDenies(
  access: AccessCase,
  layer: ReasonLayer,
  says: (named: string) => string,
): readonly Observation[] {
  const blockers = deniedActions(access).flatMap((action) => action.blockers);
  const statements = blockers
    .filter((blocker) => blocker.kind === 'explicitDeny' && blocker.layer === layer)
    .flatMap((blocker) => blocker.statements);
  return statements.map((statement) => ({ message: says(nameStatement(statement)), because: [statement] }));
}

/** Whether a layer that has to allow stays silent for some action; the organization nodes for SCPs. */
export function silentTargets(access: AccessCase, layer: ReasonLayer): readonly string[] {
  const blockers = deniedActions(access).flatMap((action) => action.blockers);
  const silent = blockers.filter((blocker) => blocker.kind === 'implicitDeny' && blocker.layer === layer);
  return [...new Set(silent.map((blocker) => blocker.target ?? ''))];
}

/** The plan's sentence, when the call ends before IAM for this cause. */
export function refusedBecause(access: AccessCase, cause: NotPermissionCause): readonly Observation[] {
  const { plan } = access;
  if (plan.kind !== 'notPermission' || plan.cause !== cause) return [];
  return [{ message: plan.says }];
}

/** Caller and resource are in different accounts. */
export function crossesAccounts(access: AccessCase): boolean {
  const account = access.question?.caller.account;
  return account !== undefined && account !== access.question?.resourceAccount;
}

/** How a person finds the statement: ``statement 2 (`CallOrders`) of `orders` on role/app``. */
export function nameStatement(ref: StatementRef): string {
  const { source, index, sid } = ref;
  const on = source.attachedTo === undefined ? '' : ` on ${source.attachedTo}`;
  return `statement ${index + 1}${sid === undefined ? '' : ` (\`${sid}\`)`} of \`${source.name}\`${on}`;
}
