import { describe, expect, test } from 'vitest';
import type { SourceEdit } from '../../src/rule/lint-rule.ts';
import { hclChanges } from '../../src/source/change-hcl.ts';
import { readHclSource } from '../../src/source/read-hcl-source.ts';
import type { Place } from '../../src/source/source-file.ts';
import { applyChanges } from '../../src/source/text-change.ts';

type EditAt = (at: Place) => Exclude<SourceEdit, { kind: 'text' }>;
const append: EditAt = (at) => ({ kind: 'append', at, value: 'new' });
const add: EditAt = (at) => ({ kind: 'addProperty', at, name: 'new', value: 1 });

/** The text of a policy after an edit; undefined when there is no way to make it. */
function edited(policy: string, pointer: string, edit: EditAt): string | undefined {
  const head = 'a "b" {\n  policy = ';
  const read = readHclSource('a.tf', `${head}${policy}\n}\n`);
  if (!read.ok || read.hcl === undefined) throw new Error('no Terraform');
  const changes = hclChanges(edit({ file: read.hcl, pointer: `/a/b/policy${pointer}` }));
  const text = changes === undefined ? undefined : applyChanges(read.hcl.text, changes);
  if (text !== undefined && !readHclSource('a.tf', text).ok) throw new Error(`spoiled: ${text}`);
  return text?.slice(head.length, -3);
}

describe('a new member comes behind the last one, and never into a comment', () => {
  test.each([
    ['["x"]', append, '["x", "new"]'],
    ['[]', append, '[ "new" ]'],
    ['[\n    "x"\n  ]', append, '[\n    "x",\n    "new"\n  ]'],
    ['[\n    "x", # of x\n  ]', append, '[\n    "x", # of x\n    "new",\n  ]'],
    ['[\n    "x" // of x ]\n  ]', append, '[\n    "x", // of x ]\n    "new"\n  ]'],
    ['[\n    "x" /* of x */\n  ]', append, '[\n    "x",\n    "new" /* of x */\n  ]'],
    ['[\n    "# x"\n    # end\n  ]', append, '[\n    "# x",\n    "new"\n    # end\n  ]'],
    ['[ # none\n  ]', append, '[ "new" # none\n  ]'],
    ['{ x = 1 }', add, '{ x = 1, new = 1 }'],
    ['{\n    x = 1 # of x\n  }', add, '{\n    x = 1 # of x\n    new = 1\n  }'],
    ['jsonencode({\n    x = "}" # }\n  })', add, 'jsonencode({\n    x = "}" # }\n    new = 1\n  })'],
  ] satisfies [string, EditAt, string][])('%j', (policy, edit, after) => {
    expect(edited(policy, '', edit)).toBe(after);
  });

  test.each(['[\n    join("", ["${f("#")}"]) # x\n  ]', '[<<-T\n    # x\n  T\n  ]'])('%j: no way', (policy) => {
    expect(edited(policy, '', append)).toBeUndefined();
  });
});

test('a removal leaves comments and one comma less', () => {
  const remove: EditAt = (at) => ({ kind: 'remove', at });
  expect(edited('[\n    "x", # of x\n    "y" # of y\n  ]', '/1', remove)).toBe('[\n    "x", # of x # of y\n  ]');
  expect(edited('[\n    "x", # of x\n    "y" # of y\n  ]', '/0', remove)).toBe('[\n    # of x\n    "y" # of y\n  ]');
  expect(edited('["x", "y"]', '/1', remove)).toBe('["x"]');
  expect(edited('{ x = 1, y = 2 }', '/x', remove)).toBe('{ y = 2 }');
});
