import { describe, expect, test } from 'vitest';
import { readTerraformJson } from '../../src/source/read-terraform-json.ts';

const TEXT = `{
  "resource": [{ "aws_a": { "x": {} } }, { "aws_a": { "y": [{ "name": "n", "tags": { "0": "zero" } }] } }],
  "data": { "aws_iam_policy_document": { "d": { "statement": { "actions": ["s3:*"] } } } },
  "resource": { "aws_b": { "z": { "policy": "\${jsonencode({Version = \\"x\\"})}" } } }
}`;

// https://www.rfc-editor.org/rfc/rfc6901 and https://developer.hashicorp.com/terraform/language/syntax/json
describe('Terraform in JSON', () => {
  const read = readTerraformJson('a.tf.json', TEXT);
  const written = (pointer: string) => read.hcl?.writtenPointer?.(pointer);

  test.each([
    ['/data/aws_iam_policy_document/d/statement/0/actions/0', '/data/aws_iam_policy_document/d/statement/actions/0'],
    ['/resource/aws_b/z/policy/Version', '/resource/aws_b/z/policy'],
    ['/resource/aws_b/none', '/resource/aws_b/none'],
  ])('%s stands at %s', (pointer, expected) => expect(written(pointer)).toBe(expected));

  test('labels may stand in lists', () => {
    const lists = readTerraformJson('a.tf.json', TEXT.replace('"resource": { "aws_b"', '"output": { "aws_b"'));
    expect(lists.hcl?.writtenPointer?.('/resource/aws_a/y/name')).toBe('/resource/1/aws_a/y/0/name');
    expect(lists.hcl?.writtenPointer?.('/resource/aws_a/y/tags/0')).toBe('/resource/1/aws_a/y/0/tags/0');
  });

  test('every block is there, also under a name that stands twice, which is no mistake', () => {
    expect(read.hcl?.body.blocks.map(({ type, labels }) => [type, ...labels].join('.'))).toEqual([
      'resource.aws_a.x',
      'resource.aws_a.y',
      'data.aws_iam_policy_document.d',
      'resource.aws_b.z',
    ]);
    expect(read.hcl?.duplicates).toEqual([]);
  });

  test.each([
    '{',
    '[]',
    '"x"',
    '{"resource": 1}',
    '{"__proto__": {"resource": {}}}',
    '{"resource": {"a": null, "b": [1]}}',
  ])('%s has no blocks', (text) => expect(readTerraformJson('a.tf.json', text).hcl?.body.blocks ?? []).toEqual([]));
});
