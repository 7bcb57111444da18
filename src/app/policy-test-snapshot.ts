import { retarget } from '../collect/retarget.ts';
import type { AccessQuestion } from '../domain/question.ts';
import { planQuestion } from '../engine/plan.ts';
import { parseSnapshot } from '../snapshot/parse-snapshot.ts';
import { problem, readReferenced, referencedPath } from './policy-test-documents.ts';
import type { CaseFile, PlacedCase } from './policy-test-file.ts';
import { callerOf } from './policy-test-question.ts';

/** What a snapshot asks, or that it lets the call through without IAM. */
export type SnapshotBase =
  | { readonly kind: 'question'; readonly question: AccessQuestion }
  | { readonly kind: 'passes' };

/**
 * What the snapshot of a case supplies; undefined when the case has none. A caller that the case states replaces the
 * snapshot's, whose policies then no longer count. Throws a UserError when the snapshot asks nothing.
 */
export function snapshotBase(file: CaseFile, placed: PlacedCase): SnapshotBase | undefined {
  const { snapshot: given, caller } = placed.test;
  if (given === undefined) return undefined;
  const place = { file, placed, pointer: '/snapshot' };
  const reference = typeof given === 'string' ? given : Object.hasOwn(given, 'file') ? given['file'] : undefined;
  const path = reference === undefined ? file.path : referencedPath(reference, place);
  const text = reference === undefined ? JSON.stringify(given) : readReferenced(path, place);
  const parsed = parseSnapshot(text, path);
  if (!parsed.ok) throw problem(place, parsed.error.message);
  const snapshot = retarget(parsed.value, parsed.value.target, caller === undefined ? undefined : callerOf(caller));
  const plan = planQuestion(snapshot);
  if (plan.kind === 'question') return { kind: 'question', question: plan.question };
  if (plan.kind === 'notPermission' && plan.passes) return { kind: 'passes' };
  const why =
    plan.kind === 'notPermission'
      ? plan.says
      : plan.needs.map((need) => ('because' in need ? need.because : need.kind)).join('; ');
  throw problem(place, `the snapshot asks no question of IAM: ${why}`);
}
