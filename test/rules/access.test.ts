import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACCESS_RULES } from '../../rules/access.generated.ts';
import { explainSnapshot } from '../../src/app/explain-snapshot.ts';
import { parseSnapshot } from '../../src/snapshot/parse-snapshot.ts';

const fixtures = resolve(import.meta.dirname, '../../fixtures/rules');

/** The rules that fire for a saved call. */
function findings(path: string) {
  const snapshot = parseSnapshot(readFileSync(path, 'utf8'), path);
  if (!snapshot.ok) throw snapshot.error;
  return explainSnapshot(snapshot.value).findings;
}

function files(id: string, prefix: string): readonly string[] {
  const folder = resolve(fixtures, id);
  return existsSync(folder) ? readdirSync(folder).filter((file) => file.startsWith(prefix)) : [];
}

describe.each(ACCESS_RULES.map((rule) => [rule.id, rule] as const))('access rule %s', (id, rule) => {
  test('has at least one fixture that fires and one that is quiet', () => {
    expect(files(id, 'fires-').length).toBeGreaterThan(0);
    expect(files(id, 'quiet-').length).toBeGreaterThan(0);
  });

  test.each(files(id, 'fires-'))('fires on %s', (file) => {
    const own = findings(resolve(fixtures, id, file)).filter((finding) => finding.rule === id);
    expect(own.length).toBeGreaterThan(0);
    // Message grammar: one clause, no full stop at the end, no capital unless a name or a method begins it.
    for (const { message } of own) expect(message).toMatch(/^(?![A-Z][a-z]+ )[\s\S]*[^.]$/);
  });

  test.each(files(id, 'quiet-'))('is quiet on %s', (file) => {
    expect(findings(resolve(fixtures, id, file)).filter((finding) => finding.rule === id)).toEqual([]);
  });

  test('names its sources and says why', () => {
    expect(rule.references.length).toBeGreaterThan(0);
    for (const reference of rule.references) expect(reference).toMatch(/^https:\/\/(docs|repost)\.aws/);
    expect(rule.why.length).toBeGreaterThan(60);
  });
});

test('no fixture folder of an access rule is left without its rule', () => {
  const known = new Set(ACCESS_RULES.map((rule) => rule.id));
  const snapshots = readdirSync(fixtures).filter((folder) =>
    readdirSync(resolve(fixtures, folder)).some((file) => isSnapshot(resolve(fixtures, folder, file))),
  );
  expect(snapshots.filter((folder) => !known.has(folder))).toEqual([]);
});

function isSnapshot(path: string): boolean {
  return path.endsWith('.json') && readFileSync(path, 'utf8').includes('"why403.snapshot/1"');
}
