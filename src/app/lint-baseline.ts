import { UserError } from '../domain/user-error.ts';
import type { LintFinding } from '../report/lint-result.ts';
import { parseJson } from '../source/json.ts';
import { isObject } from '../source/open.ts';

const BASELINE_SCHEMA = 'why403.baseline/1';

/** Findings that are accepted for now, by fingerprint. */
export type Baseline = ReadonlyMap<
  string,
  { readonly rule: string; readonly path: string; readonly message?: string | undefined }
>;

/** Reads a baseline; a UserError says what is wrong with it. */
export function readBaseline(path: string, text: string): Baseline {
  const parsed = parseJson(text);
  const root = parsed.ok && isObject(parsed.value) ? parsed.value : undefined;
  const entries = root?.['findings'];
  if (root?.['schema'] !== BASELINE_SCHEMA || !isObject(entries)) {
    throw new UserError(
      'badBaseline',
      `\`${path}\` is no baseline of why403`,
      'write a new one with --update-baseline',
    );
  }
  return new Map(
    Object.entries(entries).flatMap(([fingerprint, entry]) => {
      if (!isObject(entry)) return [];
      const text = (key: string): string => (typeof entry[key] === 'string' ? entry[key] : '');
      return [[fingerprint, { rule: text('rule'), path: text('path'), message: text('message') }] as const];
    }),
  );
}

/** The text of a baseline that accepts these findings and keeps the other entries; sorted, so that differences are small. */
export function baselineText(
  findings: readonly LintFinding[],
  { others, named }: { readonly others: Baseline; readonly named: (path: string) => string },
): string {
  const entries = findings.map(
    ({ fingerprint, ruleId, path, message }) => [fingerprint, { rule: ruleId, path: named(path), message }] as const,
  );
  const sorted = [...others, ...entries].sort(([one, a], [other, b]) => (a.path + one < b.path + other ? -1 : 1));
  return `${JSON.stringify({ schema: BASELINE_SCHEMA, findings: Object.fromEntries(sorted) }, undefined, 2)}\n`;
}
