import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locateLines } from '../../src/source/locate.ts';
import { slotText } from '../../src/source/open.ts';
import { loaded, policyLines } from './template-of.ts';

const MAIN = readFileSync(resolve(import.meta.dirname, 'terraform-json/main.tf.json'), 'utf8');

// https://developer.hashicorp.com/terraform/language/syntax/json
describe('Terraform in JSON', () => {
  test('is read as what it says in HCL', async () => {
    const { graph, kinds, notRead } = await loaded({ 'infra/main.tf.json': MAIN });
    const [orders] = graph.functions;
    expect(kinds).toEqual(['terraform']);
    expect(notRead).toEqual([]);
    expect(slotText(orders?.name)).toBe('orders-\u{FFFC}');
    expect(orders?.roleEntity?.id).toBe('aws_iam_role.orders');
    expect(graph.urls[0]).toMatchObject({ function: { entity: orders }, cors: { allowCredentials: true } });
    expect(graph.permissions[0]).toMatchObject({ function: { entity: orders }, principal: '444455556666' });
    expect(graph.providers).toMatchObject([{ name: 'aws', constraint: '~> 6.20' }]);
    const places = [graph.permissions[0]?.of('principal'), graph.providers[0]?.at, graph.urls[0]?.at];
    expect(places.map((place) => place && locateLines(place)).map((at) => [at?.line, at?.column])).toEqual([
      [20, 24],
      [3, 89],
      [9, 7],
    ]);
  });

  test('documents, texts and jsonencode are policies with places', async () => {
    const { graph } = await loaded({ 'infra/main.tf.json': MAIN });
    expect(policyLines(graph).toSorted()).toEqual([
      'identity role:…: Allow s3:GetObject @31:66',
      'identity role:…: Allow s3:ListBucket @39:47',
      'identity role:…: Allow s3:PutObject @35:63, Deny s3:* @35:179',
      'identity: Allow s3:GetObject @60:23 …',
      'lambda lambda function:aws_lambda_function.orders: Allow lambda:InvokeFunctionUrl @16:7',
      'trust role:orders: Allow sts:AssumeRole @46:22',
    ]);
    const filled = graph.policies.find((policy) => policy.statements.length === 2);
    expect(filled?.statements[0]?.allResources[0]?.text).toMatch(/\u{FFFC}\/\$\{aws:username\}$/u);
    const trust = graph.policies.find((policy) => policy.type === 'trust');
    expect(trust?.statements[0]?.conditions.map((one) => one.key)).toEqual(['aws:SourceAccount']);
  });

  test('one module has both languages; files that hold something else are what they are', async () => {
    const { graph, kinds } = await loaded({
      'infra/main.tf': 'resource "aws_lambda_function" "orders" { function_name = "orders" }\n',
      'infra/more.tf.json':
        '{"resource": [{"aws_lambda_function_url": {"orders": {"function_name": "${aws_lambda_function.orders.arn}"}}}]}',
      'infra/plan.tf.json': '{"planned_values": {"root_module": {"resources": []}}}',
      'infra/policy.tf.json': '{"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}',
    });
    expect(kinds).toEqual(['terraform', 'terraform', 'terraform-plan', 'policy']);
    expect(graph.urls[0]?.function.entity).toBe(graph.functions[0]);
  });

  test('what is no template in a string is open', async () => {
    const { graph } = await loaded({
      'a.tf.json':
        '{"resource": {"aws_iam_policy": {"p": {"policy": "${", "name": "x"}}, "aws_sns_topic": "${var.all}"}}',
    });
    expect(policyLines(graph)).toEqual(['identity:  …']);
  });
});
