import { quote } from '../domain/quote.ts';
import { UserError } from '../domain/user-error.ts';

/** Something in a case file that cannot be used, with its place as a JSON pointer. */
export interface CaseProblem {
  readonly pointer: string;
  readonly clause: string;
}

/** A file of cases as far as messages need it. */
export interface CasePlaces {
  readonly path: string;
  /** One-based; undefined where the pointer leads nowhere. */
  readonly lineOf: (pointer: string) => number | undefined;
}

/** The shape of zod's issues that is read here. */
export interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly expected?: unknown;
  readonly values?: readonly unknown[];
  readonly keys?: readonly string[];
}

/** What zod complains about in `value`, in words; `base` is the pointer of `value` in its file. */
export function problemsOf(issues: readonly Issue[], value: unknown, base: string): readonly CaseProblem[] {
  return issues.flatMap((issue) => {
    const pointer = base + issue.path.map((step) => pointerStep(String(step))).join('');
    if (issue.code === 'unrecognized_keys') {
      return (issue.keys ?? []).map((key) => ({
        pointer: pointer + pointerStep(key),
        clause: `unknown field ${quote(key)}`,
      }));
    }
    return [{ pointer, clause: clauseOf(issue, at(value, issue.path)) }];
  });
}

/** One error for all problems of a case: the first in the message, a few more in the hint. */
export function caseError(places: CasePlaces, problems: readonly CaseProblem[], id?: string): UserError {
  const told = problems.map((problem) => `${placeOf(places, problem)}${named(id)}: ${problem.clause}`);
  const [first = placeOf(places, { pointer: '', clause: '' }), ...others] = told;
  const more = others.slice(0, 4).map((clause) => `also ${clause}`);
  const left = others.length > 4 ? [`and ${others.length - 4} more`] : [];
  const hint = [...more, ...left, 'the format is in docs/schema/policy-test.json'].join('; ');
  return new UserError('badCase', first, hint);
}

/** `~` and `/` are written `~0` and `~1`: https://www.rfc-editor.org/rfc/rfc6901#section-3 */
export function pointerStep(key: string): string {
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function placeOf(places: CasePlaces, { pointer }: CaseProblem): string {
  const line = places.lineOf(pointer);
  const shown = pointer === '' ? '' : ` at ${quote(pointer)}`;
  return `${quote(places.path)}${line === undefined ? '' : ` line ${line}`}${shown}`;
}

function named(id: string | undefined): string {
  return id === undefined ? '' : ` in case ${quote(id)}`;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = Reflect.get(found, step);
  }
  return found;
}

function clauseOf(issue: Issue, found: unknown): string {
  if (found === undefined && issue.path.length > 0) return `field ${quote(String(issue.path.at(-1)))} is missing`;
  if (issue.code === 'invalid_type') return `expected ${String(issue.expected)}, found ${kindOf(found)}`;
  if (issue.code === 'invalid_value') return `${shown(found)} is not one of ${(issue.values ?? []).join(', ')}`;
  if (issue.code === 'too_small') return 'it is empty';
  return `${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}, found ${kindOf(found)}`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? quote(value) : kindOf(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
