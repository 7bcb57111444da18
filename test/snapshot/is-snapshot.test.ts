import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { STORIES } from '../../src/app/demo/stories.ts';
import { isSnapshot } from '../../src/snapshot/is-snapshot.ts';
import { snapshotSchema } from '../../src/snapshot/snapshot-schema.ts';
import { smallSnapshot } from './small-snapshot.ts';

const schema = snapshotSchema();
const folder = resolve(import.meta.dirname, '../../fixtures/rules');

/** The snapshots of the demo and of the fixtures, which together have every part. */
function snapshots(): readonly unknown[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  const saved = files
    .map((file) => readFileSync(resolve(folder, file), 'utf8'))
    .filter((text) => text.includes('"why403.snapshot/1"'))
    .map((text): unknown => JSON.parse(text));
  const told = STORIES.flatMap(({ variants }) => variants.map(({ snapshot }): unknown => snapshot));
  return [smallSnapshot(), ...told, ...saved];
}

const ODD: readonly unknown[] = [undefined, null, 7, true, '', 'absent', 'collected', [], [7], {}, { by: 'x' }];

/** The value with another one in each place in turn, left out, or with one field more. */
function* spoiled(value: unknown): Generator<unknown> {
  for (const odd of ODD) if (odd !== undefined) yield odd;
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [place, item] of value.entries()) for (const odd of spoiled(item)) yield value.with(place, odd);
    return;
  }
  yield { ...value, constructor: 'x' };
  const entries = Object.entries(value);
  for (const [key, item] of entries) {
    yield Object.fromEntries(entries.filter(([other]) => other !== key));
    for (const odd of spoiled(item)) yield { ...value, [key]: odd };
  }
}

describe('the quick look at a snapshot', () => {
  test('knows every snapshot that why403 writes', () => {
    expect(snapshots().length).toBeGreaterThan(60);
    expect(snapshots().filter((snapshot) => !isSnapshot(snapshot))).toEqual([]);
  });

  test('accepts nothing that the schema refuses or would change', () => {
    let accepted = 0;
    const wrong: unknown[] = [];
    for (const snapshot of snapshots()) {
      for (const value of spoiled(snapshot)) {
        if (!isSnapshot(value)) continue;
        accepted += 1;
        const parsed = schema.safeParse(value);
        if (!parsed.success || JSON.stringify(parsed.data).length !== JSON.stringify(value).length) wrong.push(value);
      }
    }
    expect(wrong).toEqual([]);
    // A text in the place of a text, a field left out that may be left out.
    expect(accepted).toBeGreaterThan(1000);
  });

  test('has no snapshot with an unknown field', () => {
    expect(isSnapshot({ ...smallSnapshot(), toString: 'x' })).toBe(false);
  });
});
