import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { LintFinding } from '../report/lint-result.ts';
import type { LintRequest } from './lint.ts';
import { type Baseline, baselineText, readBaseline } from './lint-baseline.ts';
import type { LoadedConfig } from './lint-config.ts';

/** Findings that the baseline does not know, and those that it does. */
export interface BaselineSplit {
  readonly kept: readonly LintFinding[];
  readonly known: readonly LintFinding[];
}

/** Takes accepted findings out, writes the baseline when asked, and reports entries that match nothing any more. */
export function applyBaseline(
  findings: readonly LintFinding[],
  request: LintRequest,
  loaded: LoadedConfig,
): BaselineSplit {
  const path = baselinePath(request, loaded);
  if (path === undefined) return { kept: findings, known: [] };
  if (request.updateBaseline) writeFileSync(path, baselineText(findings));
  const baseline: Baseline = existsSync(path) ? readBaseline(path, readFileSync(path, 'utf8')) : new Map();
  const known = findings.filter((finding) => baseline.has(finding.fingerprint));
  const kept = findings.filter((finding) => !baseline.has(finding.fingerprint));
  const current = new Set(known.map((finding) => finding.fingerprint));
  const stale = [...baseline].filter(
    ([fingerprint, entry]) => !current.has(fingerprint) && existsSync(resolve(request.cwd, entry.path)),
  );
  const shown = relative(request.cwd, path).split(sep).join('/');
  return { kept: [...kept, ...stale.map(([fingerprint, entry]) => staleEntry(shown, fingerprint, entry.rule))], known };
}

function baselinePath(request: LintRequest, loaded: LoadedConfig): string | undefined {
  if (request.baseline !== undefined) return resolve(request.cwd, request.baseline);
  return loaded.config.baseline === undefined ? undefined : resolve(loaded.folder, loaded.config.baseline);
}

function staleEntry(path: string, fingerprint: string, rule: string): LintFinding {
  const place = { path, line: 1, column: 1, endLine: 1, endColumn: 1, pointer: `/findings/${fingerprint}` };
  const message = `baseline entry \`${fingerprint}\` of rule \`${rule}\` matches nothing any more; write the baseline again with --update-baseline`;
  return {
    ruleId: 'unused-suppression',
    severity: 'warning',
    confidence: 'certain',
    message,
    ...place,
    fingerprint: `stale-${fingerprint}`,
    related: [],
  };
}
