import { describe, expect, test } from 'vitest';
import type { SourceEdit } from '../../src/rule/lint-rule.ts';
import { jsonChanges } from '../../src/source/change-json.ts';
import { yamlChanges } from '../../src/source/change-yaml.ts';
import { readJsonSource } from '../../src/source/read-source.ts';
import { readYaml } from '../../src/source/read-yaml.ts';
import type { Place, SourceFile } from '../../src/source/source-file.ts';
import { applyChanges } from '../../src/source/text-change.ts';

type Edit = Exclude<SourceEdit, { kind: 'text' }>;
type EditAt = (at: Place) => Edit;

const guard: EditAt = (at) => ({ kind: 'addProperty', at, name: 'Null', value: { 'aws:TagKeys': ['a', 'b'] } });
const sibling: EditAt = (at) => ({ kind: 'addSibling', at, name: 'B', value: { Type: 'T', Properties: { X: 1 } } });

function edited(text: string, pointer: string, edit: EditAt): string {
  const read = readJsonSource('a.json', text);
  const [file] = read.ok ? read.files : [];
  const changes = file === undefined ? undefined : jsonChanges(edit({ file, pointer }));
  return changes === undefined ? 'no way' : applyChanges(text, changes);
}

describe('what a fix adds to JSON looks like the text around it', () => {
  test.each([['  '], ['    '], ['\t'], [' ']])('indented by %j', (step) => {
    const pretty = (value: object): string => JSON.stringify(value, undefined, step);
    const bool = { Bool: { k: 'true' } };
    expect(edited(pretty({ Condition: bool }), '/Condition', guard)).toBe(
      pretty({ Condition: { ...bool, Null: { 'aws:TagKeys': ['a', 'b'] } } }),
    );
    expect(edited(pretty({ Resources: { A: {} } }), '/Resources/A', sibling)).toBe(
      pretty({ Resources: { A: {}, B: { Type: 'T', Properties: { X: 1 } } } }),
    );
  });

  test('on one line, tight or not', () => {
    expect(edited('{"Condition":{"Bool":{"k":"true"}}}', '/Condition', guard)).toBe(
      '{"Condition":{"Bool":{"k":"true"},"Null":{"aws:TagKeys":["a","b"]}}}',
    );
    expect(edited('{"Condition": {"Bool": {"k": "true"}}}', '/Condition', guard)).toBe(
      '{"Condition": {"Bool": {"k": "true"}, "Null": {"aws:TagKeys": ["a", "b"]}}}',
    );
    expect(edited('{"Resources":{"A":{}}}', '/Resources/A', sibling)).toBe(
      '{"Resources":{"A":{},"B":{"Type":"T","Properties":{"X":1}}}}',
    );
  });

  test('a condition on one line stays on it, whatever is around it', () => {
    const text = '{\n  "Sid": "a",\n  "Condition": {"Bool": {"k": "true"}}\n}\n';
    expect(edited(text, '/Condition', guard)).toBe(
      '{\n  "Sid": "a",\n  "Condition": {"Bool": {"k": "true"}, "Null": {"aws:TagKeys": ["a", "b"]}}\n}\n',
    );
  });
});

async function editedYaml(text: string, pointer: string, edit: EditAt): Promise<string> {
  const read = await readYaml('a.yaml', text);
  const file: SourceFile | undefined = read.ok ? read.files[0] : undefined;
  const changes = file === undefined ? undefined : yamlChanges(edit({ file, pointer }));
  return changes === undefined ? 'no way' : applyChanges(text, changes);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html */
describe('what a fix adds to YAML', () => {
  const value = {
    Type: 'AWS::Lambda::Permission',
    Function: { Ref: 'Orders' },
    Target: { 'Fn::GetAtt': ['Orders', 'Arn'] },
    Source: { 'Fn::Sub': 'a${b}' },
    Join: { 'Fn::Join': [':', ['a']] },
  };
  const added: EditAt = (at) => ({ kind: 'addSibling', at, name: 'B', value });

  test('has functions in the short form where the text has them', async () => {
    expect(await editedYaml('A:\n  X: !Ref Y\n', '/A', added)).toBe(
      `A:\n  X: !Ref Y\nB:\n  Type: AWS::Lambda::Permission\n  Function: !Ref Orders\n  Target: !GetAtt Orders.Arn\n  Source: !Sub 'a\${b}'\n  Join:\n    Fn::Join:\n      - ':'\n      - - a\n`,
    );
  });

  test('is indented as the text is, items of lists by their dash', async () => {
    const text = 'Resources:\n    A:\n        X: {Ref: Y}\n';
    const list: EditAt = (at) => ({
      kind: 'addSibling',
      at,
      name: 'B',
      value: { Type: 'T', Of: [{ C: 1, D: { E: 2 } }] },
    });
    expect(await editedYaml(text, '/Resources/A', list)).toBe(
      `${text}    B:\n        Type: T\n        Of:\n            - C: 1\n              D:\n                  E: 2\n`,
    );
  });

  test('has them written out where it has not', async () => {
    expect(await editedYaml('A:\n  X: {Ref: Y}\n', '/A', added)).toContain('  Function:\n    Ref: Orders\n');
  });
});
