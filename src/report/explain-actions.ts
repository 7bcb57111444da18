import type { ActionDecision, Blocker } from '../domain/decision.ts';
import type { ReportItem } from './explain-section.ts';
import { nameLayer, nameStatement } from './name-source.ts';

/** One action that the call needs: granted, denied, missing or open, and by which statement. */
export function actionItem(action: ActionDecision): ReportItem {
  const name = action.action.padEnd(24);
  switch (action.kind) {
    case 'allowed':
      return { mark: 'yes', text: `${name} granted ${by(action)}` };
    case 'explicitDeny':
      return { mark: 'no', text: `${name} denied` };
    case 'implicitDeny':
      return { mark: 'no', text: `${name} ${missing(action)}` };
    case 'undetermined':
      return { mark: 'open', text: `${name} open${action.grants.length > 0 ? `: granted ${by(action)}` : ''}` };
  }
}

/** Everything that refuses one action, in the order of AWS's evaluation. */
export function blockerItems(action: ActionDecision): readonly ReportItem[] {
  return action.blockers
    .filter(
      (blocker) => blocker.kind === 'explicitDeny' || (blocker.layer !== 'identity' && blocker.layer !== 'resource'),
    )
    .flatMap((blocker) =>
      blocker.kind === 'explicitDeny' ? denials(blocker) : [{ mark: 'no', text: silence(blocker) }],
    );
}

function denials(blocker: Blocker): readonly ReportItem[] {
  const level = blocker.target === undefined ? '' : ` at ${blocker.target}`;
  return blocker.statements.map((statement) => ({
    mark: 'no',
    text: `Deny in ${nameLayer(blocker.layer)}${level}: ${nameStatement(statement)}`,
  }));
}

function silence(blocker: Blocker): string {
  const level = blocker.target === undefined ? '' : ` of ${blocker.target}`;
  return blocker.layer === 'scp'
    ? `no service control policy${level} allows it`
    : `${nameLayer(blocker.layer)} does not allow it`;
}

function by(action: ActionDecision): string {
  if (action.grants.length === 0) return 'without a policy';
  return `by ${action.grants.slice(0, 2).map(nameStatement).join(' and ')}`;
}

function missing(action: ActionDecision): string {
  if (action.reason === 'unauthenticated') return 'not asked: the request is not signed';
  const sides = action.blockers.filter((blocker) => blocker.layer === 'identity' || blocker.layer === 'resource');
  if (sides.length === 2) return 'missing on both sides';
  const [side] = sides;
  const where = side?.layer === 'resource' ? 'in the resource policy' : 'in the identity policies of the caller';
  if (side !== undefined && action.grants.length > 0) return `missing ${where}; granted ${by(action)}`;
  if (side === undefined) return action.grants.length > 0 ? `granted ${by(action)}, but blocked` : 'blocked';
  return side.layer === 'resource' ? `missing ${where}` : 'missing: no statement allows it';
}
