import type { Decision } from '../domain/decision.ts';
import type { Fix } from '../domain/finding.ts';
import { decide } from '../engine/decide.ts';
import { planQuestion } from '../engine/plan.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { applyEdit } from './apply-edit.ts';

/**
 * Returns the fix with its proof: the engine's `allowed` on a patched copy of the evidence. Undefined when the
 * engine does not say so; a fix without proof is never printed.
 */
export function proveFix(snapshot: Snapshot, fix: Fix): Fix | undefined {
  if (fix.proof?.kind === 'allowed') return fix;
  const patched = fix.edits.reduce(applyEdit, snapshot);
  const proof = allowed(patched);
  if (proof !== undefined) return { ...fix, proof };
  const blind = unreadControls(snapshot);
  if (blind === undefined) return undefined;
  // Unreadable SCPs keep every verdict open; the fix is then proved for the case that none refuses, and says so.
  const assumed = allowed({
    ...patched,
    organization: { ...patched.organization, scps: { status: 'absent', by: 'assumed' } },
  });
  return assumed === undefined
    ? undefined
    : { ...fix, proof: assumed, assuming: [`no service control policy refuses (${blind})`] };
}

function allowed(snapshot: Snapshot): Decision | undefined {
  const plan = planQuestion(snapshot);
  if (plan.kind !== 'question') return undefined;
  const decision = decide(plan.question);
  return decision.kind === 'allowed' ? decision : undefined;
}

function unreadControls(snapshot: Snapshot): string | undefined {
  const { id, scps } = snapshot.organization;
  return id.status !== 'absent' && scps.status === 'unavailable' ? `${scps.operation} could not be read` : undefined;
}
