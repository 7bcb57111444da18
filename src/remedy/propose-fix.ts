import type { ActionDecision, Blocker, Decision } from '../domain/decision.ts';
import type { Fix, PolicyEdit } from '../domain/finding.ts';
import type { AccessQuestion } from '../domain/question.ts';
import { decide } from '../engine/decide.ts';
import { planQuestion } from '../engine/plan.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { applyEdit } from './apply-edit.ts';
import { grantFor } from './grant-for.ts';
import { callerStatement } from './new-statement.ts';
import { policyOwner, policyToExtend } from './policy-owner.ts';

/** More layers than exist cannot block one after the other. */
const ROUNDS = 6;

/**
 * Returns the smallest set of changes that removes every blocker of a denied call, with its proof when the engine, asked
 * again with all of them made, said `allowed`; undefined when nothing can be proposed. Lifting one blocker may show the next, so the patched evidence is asked again.
 */
export function proposeFix(snapshot: Snapshot, question: AccessQuestion, decision: Decision): Fix | undefined {
  const edits: PolicyEdit[] = [];
  let patched = snapshot;
  let current: { question: AccessQuestion; decision: Decision } | undefined = { question, decision };
  for (let round = 0; round < ROUNDS && current !== undefined; round++) {
    const added = editsFor(patched, current.question, current.decision);
    if (added.length === 0) break;
    edits.push(...added);
    patched = added.reduce(applyEdit, patched);
    current = askedAgain(patched);
  }
  if (edits.length === 0) return undefined;
  const fix = { title: titleOf(edits), edits };
  return current?.decision.kind === 'allowed' ? { ...fix, proof: current.decision } : fix;
}

function askedAgain(snapshot: Snapshot): { question: AccessQuestion; decision: Decision } | undefined {
  const plan = planQuestion(snapshot);
  if (plan.kind !== 'question') return undefined;
  return { question: plan.question, decision: decide(plan.question) };
}

function editsFor(snapshot: Snapshot, question: AccessQuestion, decision: Decision): readonly PolicyEdit[] {
  if (decision.reason === 'unauthenticated') return [];
  const edits = decision.perAction.flatMap((action) =>
    action.kind === 'allowed'
      ? []
      : action.blockers.flatMap((blocker) => lift({ snapshot, question, decision, action, blocker })),
  );
  // Both actions of a function URL may be refused by one statement.
  return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()];
}

interface Obstacle {
  readonly snapshot: Snapshot;
  readonly question: AccessQuestion;
  readonly decision: Decision;
  readonly action: ActionDecision;
  readonly blocker: Blocker;
}

function lift({ snapshot, question, decision, action, blocker }: Obstacle): readonly PolicyEdit[] {
  if (blocker.kind === 'explicitDeny') {
    return blocker.statements.map((statement) => ({
      kind: 'changeStatement',
      statement,
      owner: policyOwner(statement.source, question),
      how: 'remove the Deny, or except this call from it',
    }));
  }
  if (blocker.layer === 'identity' || blocker.layer === 'resource') {
    const grant = grantFor({ snapshot, question, decision, action: action.action, side: blocker.layer });
    return grant === undefined ? [] : [grant];
  }
  const source = policyToExtend(question, blocker);
  if (source === undefined) {
    // A federated session that was opened without a policy has only what a resource policy gives to it by name.
    const direct =
      blocker.layer === 'session'
        ? grantFor({ snapshot, question, decision, action: action.action, side: 'resource' })
        : undefined;
    return direct === undefined ? [] : [direct];
  }
  return [
    {
      kind: 'extendPolicy',
      source,
      owner: policyOwner(source, question),
      statement: callerStatement(question, action.action),
    },
  ];
}

function titleOf(edits: readonly PolicyEdit[]): string {
  if (edits.some((edit) => edit.kind === 'changeStatement'))
    return 'a grant does not help against an explicit deny: a statement must change';
  const extended = edits.flatMap((edit) => (edit.kind === 'extendPolicy' ? [edit.source.layer] : []));
  if (extended.length > 0)
    return `a grant alone does not help: the ${[...new Set(extended.map((layer) => NAMES[layer] ?? layer))].join(' and the ')} must allow it too`;
  const sides = new Set(edits.map((edit) => (edit.kind === 'addIdentityStatement' ? 'the caller' : 'the resource')));
  if (sides.size === 2) return 'grant it on both sides, because caller and resource are in different accounts';
  return sides.has('the caller') ? 'grant it in an identity policy of the caller' : 'grant it in the resource policy';
}

const NAMES: Readonly<Record<string, string>> = {
  scp: 'service control policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  vpce: 'VPC endpoint policy',
};
