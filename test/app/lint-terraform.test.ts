import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foundIn, lintProject, MISSPELLED, projectOf } from './lint-project.ts';

const JSON_MODULE = `{
  "resource": {
    "aws_iam_role_policy": {
      "own": {
        "role": "\${aws_iam_role.own.name}",
        "policy": "\${jsonencode({ Version = \\"2012-10-17\\", Statement = [{ Sid = \\"Own\\", Effect = \\"allow\\", Action = [\\"sns:Publish\\"], Resource = aws_sns_topic.own.arn }] })}"
      }
    }
  },
  "data": {
    "aws_iam_policy_document": {
      "own": { "statement": { "sid": "Own", "effect": "allow", "actions": ["sns:Publish"], "resources": ["\${aws_sns_topic.own.arn}"] } }
    }
  }
}
`;

describe('Terraform', () => {
  test('findings in JSON have its lines and pointers, and nothing is edited where another language stands', async () => {
    const folder = projectOf({ 'main.tf.json': JSON_MODULE });
    const { result } = await lintProject(folder, { fix: 'apply', only: ['invalid-effect'] });
    expect(result.findings.map(({ line, column, pointer }) => [line, column, pointer])).toEqual([
      [6, 100, '/resource/aws_iam_role_policy/own/policy'],
      [12, 55, '/data/aws_iam_policy_document/own/statement/effect'],
    ]);
    expect(readFileSync(join(folder, 'main.tf.json'), 'utf8')).toBe(JSON_MODULE);
  });

  test('templates of policies are met in folders, and said nothing of when no module takes them', async () => {
    const folder = projectOf({
      'infra/main.tf':
        'resource "aws_iam_policy" "own" { policy = templatefile("${path.module}/own.json.tftpl", { sid = "Own" }) }\n',
      'infra/own.json.tftpl': MISSPELLED.replace('"Invoke"', '"${sid}"'),
      'infra/other.json.tftpl': MISSPELLED,
      'infra/user-data.tftpl': '#!/bin/sh\n',
    });
    expect(foundIn(await lintProject(folder, { only: ['invalid-effect'] }))).toEqual([
      'infra/own.json.tftpl:6 invalid-effect',
    ]);
  });
});
