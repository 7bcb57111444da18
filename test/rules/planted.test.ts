import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintSet } from '../../src/app/lint-set.ts';
import { serviceData } from '../../src/service-data/service-data.ts';
import { locateLines } from '../../src/source/locate.ts';
import { allLintRules } from './all-lint-rules.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/lint/planted');
const rules = await allLintRules();
const services = serviceData();

/** A line of a planted file says in a comment which rules must report something there. */
function planted(text: string): readonly { readonly line: number; readonly rule: string }[] {
  return text.split('\n').flatMap((content, index) => {
    const [, ids] = /# defect: (.*)$/.exec(content) ?? [];
    return ids === undefined ? [] : ids.split(',').map((id) => ({ line: index + 1, rule: id.trim() }));
  });
}

async function lint(name: string) {
  const text = readFileSync(resolve(folder, name), 'utf8');
  const run = await lintSet([{ path: name, text }], { rules, services, settings: { today: '2026-11-21' } });
  expect(run.crashes).toEqual([]);
  const findings = run.findings.map(({ rule, severity, problem }) => ({
    rule: rule.id,
    severity,
    line: locateLines(problem.at).line,
    message: problem.message,
  }));
  return { text, findings };
}

describe.each(['yaml', 'tf'])('the planted template (%s)', (extension) => {
  test('holds at least forty defects, and each is found where it stands', async () => {
    const { text, findings } = await lint(`defects.${extension}`);
    const defects = planted(text);
    expect(defects.length).toBeGreaterThanOrEqual(40);
    const found = new Set(findings.map(({ line, rule }) => `line ${line}: ${rule}`));
    expect(defects.map(({ line, rule }) => `line ${line}: ${rule}`).filter((defect) => !found.has(defect))).toEqual([]);
  });

  test('has no error at a place where nothing was planted', async () => {
    const { text, findings } = await lint(`defects.${extension}`);
    const lines = new Set(planted(text).map(({ line }) => line));
    expect(findings.filter(({ severity, line }) => severity === 'error' && !lines.has(line))).toEqual([]);
  });

  test('has no finding above info once it is repaired', async () => {
    const { findings } = await lint(`repaired.${extension}`);
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});
