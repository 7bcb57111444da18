import type { ActionDecision, NearMiss, ReasonLayer } from '../domain/decision.ts';
import type { NotPermissionCause } from '../domain/plan.ts';
import type { PolicyDocument, PolicySource, Statement, StatementRef } from '../domain/policy.ts';
import type { AccessQuestion, LayerPolicies, QuestionPolicies } from '../domain/question.ts';
import type { AccessCase, Observation } from './access-rule.ts';

/** Actions of the call that are not allowed. */
export function deniedActions(access: AccessCase): readonly ActionDecision[] {
  return (access.decision?.perAction ?? []).filter((action) => action.kind !== 'allowed');
}

/** Allow statements that fail in this one mark only, each once, over all actions that are not allowed. */
export function nearMisses(access: AccessCase, failing: NearMiss['failing']): readonly NearMiss[] {
  let known = missesOf.get(access);
  if (known === undefined) {
    known = { principal: new Map(), action: new Map(), resource: new Map(), condition: new Map() };
    for (const miss of deniedActions(access).flatMap((action) => action.nearMisses)) {
      if (miss.step.effect === 'Allow') known[miss.failing].set(placeOf(miss.step.statement), miss);
    }
    missesOf.set(access, known);
  }
  return [...known[failing].values()];
}

/** Several rules ask for the same ones. */
const missesOf = new WeakMap<AccessCase, Readonly<Record<NearMiss['failing'], Map<string, NearMiss>>>>();

/** Tells statements apart, cheaply: a call may have hundreds of near misses. */
function placeOf({ source, index }: StatementRef): string {
  return `${source.layer} ${source.attachedTo} ${source.name} ${source.arn} ${index}`;
}

/** The statement that a reference names, as parsed. */
export function statementOf(question: AccessQuestion | undefined, ref: StatementRef): Statement | undefined {
  if (question === undefined) return undefined;
  const documents = documentsOf.get(question) ?? sourcesOf(question);
  documentsOf.set(question, documents);
  const own = documents.get(ref.source);
  const document = own ?? [...documents].find(([source]) => isSame(source, ref.source))?.[1];
  return document?.statements.find((statement) => statement.index === ref.index);
}

const documentsOf = new WeakMap<AccessQuestion, ReadonlyMap<PolicySource, PolicyDocument>>();

function sourcesOf(question: AccessQuestion): ReadonlyMap<PolicySource, PolicyDocument> {
  const documents = new Map<PolicySource, PolicyDocument>();
  for (const layer of layersOf(question.policies)) {
    for (const policy of layer.policies) if ('document' in policy) documents.set(policy.source, policy.document);
  }
  return documents;
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
