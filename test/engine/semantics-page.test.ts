import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ASSUMPTION_IDS } from '../../src/engine/assumptions.ts';
import { assumptionText } from '../../src/report/assumption-text.ts';

const page = readFileSync('docs/semantics.md', 'utf8');
const [, marked = '', unmarked = '', granted = ''] = page.split(/^## .*$/m);

function rows(part: string): ReadonlyMap<string, string> {
  const [, ...texts] = part.split(/^### /m);
  return new Map(texts.map((text) => [text.slice(0, text.indexOf('\n')), text] as const));
}

describe('docs/semantics.md', () => {
  test('has a row for every mark of an answer, and no others among the marked', () => {
    expect([...rows(marked).keys()]).toEqual([...ASSUMPTION_IDS]);
  });

  test('every marked row names its sources, the choice and the mark', () => {
    for (const [id, text] of rows(marked)) {
      expect(text, id).toMatch(/https:\/\/docs\.aws\.amazon\.com\//);
      expect(text, id).toMatch(/^- Choice: .+/m);
      expect(text, id).toMatch(/^- Mark: .+/m);
    }
  });

  test('every mark has words of its own', () => {
    for (const id of ASSUMPTION_IDS) expect(assumptionText(id)).toMatch(new RegExp(`^.{20,} \\[${id}\\]$`));
  });

  test('rows that the sources name exist', () => {
    const all = new Set([marked, unmarked, granted].flatMap((part) => [...rows(part).keys()]));
    const named = readdirSync('src/engine').flatMap((file) => {
      const text = readFileSync(`src/engine/${file}`, 'utf8');
      return [...text.matchAll(/docs\/semantics\.md, `([a-z-]+)`/g)].map(([, id = '']) => id);
    });
    expect(named.length).toBeGreaterThan(3);
    for (const id of named) expect(all).toContain(id);
    expect(all.size).toBe([marked, unmarked, granted].reduce((sum, part) => sum + rows(part).size, 0));
  });
});
