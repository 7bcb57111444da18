import type { PolicySubject, StatementSubject } from '../rule/policy-subject.ts';
import { locate } from '../source/locate.ts';
import type { Place } from '../source/source-file.ts';
import type { RawFinding } from './lint-run.ts';

/** Where a statement stands in its file. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly statement: StatementSubject;
}

/** The statement of a policy that a finding is in: the one that the pointer names, else the one around the place. */
export function statementOf(finding: RawFinding): StatementSubject | undefined {
  const { policy, problem } = finding;
  if (policy === undefined) return undefined;
  return statementNamed(policy, problem.at) ?? statementAround(policy, problem);
}

/** By the number behind `/Statement/`, where the places of the policy are those of its text. */
function statementNamed(policy: PolicySubject, { file, pointer }: Place): StatementSubject | undefined {
  const root = policy.at('');
  if (file !== root.file || !pointer.startsWith(root.pointer)) return undefined;
  const number = /^\/Statement\/(\d+)(?:\/|$)/.exec(pointer.slice(root.pointer.length))?.[1];
  const statement = number === undefined ? undefined : policy.statements[Number(number)];
  if (statement?.pointer !== `/Statement/${number}`) return undefined;
  return pointer.startsWith(policy.at(statement.pointer).pointer) ? statement : undefined;
}

/** Places of a policy are looked up once, then found by halving. */
function statementAround(policy: PolicySubject, problem: RawFinding['problem']): StatementSubject | undefined {
  const spans = spansOf(policy).get(problem.at.file.path) ?? [];
  const target = locate(problem.at);
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.start ?? 0) <= target.start) low = middle + 1;
    else high = middle;
  }
  const span = spans[low - 1];
  return span !== undefined && target.end <= span.end ? span.statement : undefined;
}

/** Spans of a policy by file, in their order. */
function spansOf(policy: PolicySubject): ReadonlyMap<string, readonly Span[]> {
  const known = spanned.get(policy);
  if (known !== undefined) return known;
  const spans = new Map<string, Span[]>();
  for (const statement of policy.statements) {
    const place = policy.at(statement.pointer);
    const list = spans.get(place.file.path) ?? [];
    list.push({ ...locate(place), statement });
    spans.set(place.file.path, list);
  }
  for (const list of spans.values()) list.sort((one, other) => one.start - other.start);
  spanned.set(policy, spans);
  return spans;
}

const spanned = new WeakMap<PolicySubject, ReadonlyMap<string, readonly Span[]>>();
