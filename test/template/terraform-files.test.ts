import { describe, expect, test } from 'vitest';
import { loaded, policyLines, shown } from './template-of.ts';

const READER = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }
  ]
}
`;

// https://developer.hashicorp.com/terraform/language/functions/file
describe('file()', () => {
  test('a policy in a file of the set is the policy of the resource, with its places in that file, and no other', async () => {
    const { graph, kinds } = await loaded({
      'infra/main.tf': `locals { trust = file("\${path.module}/trust.json") }
resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = local.trust
}
resource "aws_iam_role_policy" "read" {
  role   = "app"
  policy = file("policies/../policies/read.json")
}
`,
      'infra/trust.json':
        '{"Statement": {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}}',
      'infra/policies/read.json': READER,
      'infra/other.json': READER,
    });
    expect(policyLines(graph)).toEqual([
      'identity: Allow s3:GetObject @4:5',
      'identity role:app: Allow s3:GetObject @4:5',
      'trust role:aws_iam_role.app: Allow sts:AssumeRole @1:15',
    ]);
    expect(graph.policies.map((policy) => policy.at('').file.path)).toEqual([
      'infra/other.json',
      'infra/policies/read.json',
      'infra/trust.json',
    ]);
    expect(graph.principals[0]?.policies).toHaveLength(1);
    expect(kinds).toEqual(['terraform', 'policy', 'policy', 'policy']);
  });

  test('a file that is not in the set stays open, wherever it may be', async () => {
    const { graph } = await loaded({
      'infra/main.tf': `resource "aws_iam_policy" "a" { policy = file("missing.json") }
resource "aws_iam_policy" "b" { policy = file("\${var.folder}/read.json") }
resource "aws_iam_policy" "c" { policy = file("/read.json") }
resource "aws_iam_policy" "d" { policy = file(var.path) }
`,
      'infra/read.json': READER,
    });
    expect(policyLines(graph)).toEqual(['identity: Allow s3:GetObject @4:5', ...Array(4).fill('identity:  …')]);
  });

  test('paths that do not name the module begin in it or in a folder above, where there is one such file', async () => {
    const { graph } = await loaded({
      'live/iam/main.tf': `resource "aws_iam_policy" "a" { policy = file("iam/read.json") }
resource "aws_iam_policy" "b" { policy = file("\${path.root}/shared.json") }
resource "aws_iam_policy" "c" { policy = file("\${path.module}/shared.json") }
`,
      'live/iam/read.json': READER,
      'live/shared.json': READER.replace('GetObject', 'PutObject'),
      'shared.json': READER.replace('GetObject', 'ListBucket'),
    });
    expect(policyLines(graph)).toEqual([
      'identity: Allow s3:PutObject @4:5',
      'identity: Allow s3:ListBucket @4:5',
      'identity: Allow s3:GetObject @4:5',
      'identity:  …',
      'identity:  …',
    ]);
  });

  test('a document that no resource takes for its policy stays what it is', async () => {
    const { graph } = await loaded({
      'infra/main.tf': 'resource "aws_s3_object" "copy" { content = file("read.json") }\n',
      'infra/read.json': READER,
    });
    expect(policyLines(graph)).toEqual(['identity: Allow s3:GetObject @4:5']);
  });

  test('the body of an API in a file is the API of the module', async () => {
    const { graph } = await loaded({
      'main.tf': 'resource "aws_api_gateway_rest_api" "shop" { body = file("api.yaml") }\n',
      'api.yaml': `openapi: 3.0.1
paths:
  /orders:
    get:
      security: []
`,
    });
    expect(graph.apis.map((api) => [api.id, api.routes.map((route) => [route.path, route.at.file.path])])).toEqual([
      ['aws_api_gateway_rest_api.shop', [['/orders', 'api.yaml']]],
    ]);
  });
});

// https://developer.hashicorp.com/terraform/language/functions/templatefile
describe('templatefile()', () => {
  const MAIN = `resource "aws_s3_bucket" "own" { bucket = "orders-111122223333" }
resource "aws_iam_role_policy" "a" {
  role   = "app"
  policy = templatefile("\${path.module}/own.json.tftpl", { bucket = aws_s3_bucket.own.arn, actions = ["s3:GetObject"], sid = "Own" })
}
`;

  test('variables are filled in; what is a value of its own, and not known, is open', async () => {
    const { graph, kinds } = await loaded({
      'infra/main.tf': MAIN,
      'infra/own.json.tftpl': `{
  "Statement": [
    { "Sid": "\${sid}", "Effect": "Allow", "Action": \${jsonencode(actions)}, "Resource": "\${bucket}/$\${aws:username}" },
    { "Effect": "Deny", "Action": "s3:Put*", "Resource": ["\${other}", "*"] }
  ]
}
`,
    });
    expect(kinds).toEqual(['terraform', 'policy']);
    const [policy] = graph.policies;
    expect(policy?.statements.map((one) => [one.sid, [...one.open]])).toEqual([
      ['Own', ['Action', 'Resource']],
      [undefined, ['Resource']],
    ]);
    expect(policy?.statements[0]?.allResources.map(({ text }) => shown(text))).toEqual([
      'arn:…:s3:::…/${aws:username}',
    ]);
    expect(policyLines(graph)).toEqual(['identity role:app: Allow \u{FFFC} @3:5, Deny s3:Put* @4:5']);
    expect(policy?.at('').file.path).toBe('infra/own.json.tftpl');
  });

  test('a template with another name is no document of its own, whether it parses or not', async () => {
    const main = MAIN.replace('own.json.tftpl', 'own.json');
    const text = '{"Statement": {"Effect": "Allow", "Action": ${jsonencode(actions)}, "Resource": "${bucket}"}}';
    const broken = await loaded({ 'infra/main.tf': main, 'infra/own.json': text });
    expect(broken.graph.policies).toHaveLength(1);
    const whole = await loaded({
      'infra/main.tf': main,
      'infra/own.json': text.replace('${jsonencode(actions)}', '"s3:Get*"'),
    });
    expect(policyLines(whole.graph)).toEqual(['identity role:app: Allow s3:Get* @1:15']);
  });

  test('the body of an API in YAML is filled in as it stands', async () => {
    const { graph } = await loaded({
      'main.tf': `resource "aws_lambda_function" "get" { function_name = "get" }
resource "aws_api_gateway_rest_api" "shop" {
  body = templatefile("\${path.module}/api.yaml", { title = "shop", get = aws_lambda_function.get.invoke_arn })
}
`,
      'api.yaml': `openapi: 3.0.1
info: { title: "\${title}" }
paths:
  /orders:
    get:
      x-amazon-apigateway-integration:
        type: aws_proxy
        uri: \${get}
        credentials: \${role}
`,
    });
    expect(graph.apis.map(({ id }) => id)).toEqual(['aws_api_gateway_rest_api.shop']);
    const [route] = graph.apis[0]?.routes ?? [];
    expect(route?.integration?.function?.entity).toBe(graph.functions[0]);
    expect(shown(route?.integration?.credentials)).toBe('…');
    expect([route?.at.file.path, route?.at.pointer]).toEqual(['api.yaml', '/paths/~1orders/get']);
  });

  // https://registry.terraform.io/providers/hashicorp/template/latest/docs/data-sources/file
  test('the data source that came before it is the same', async () => {
    const { graph } = await loaded({
      'main.tf': `data "template_file" "own" {
  template = file("\${path.module}/own.json.tpl")
  vars     = { action = "s3:GetObject" }
}
resource "aws_iam_policy" "own" { policy = data.template_file.own.rendered }
resource "aws_iam_policy" "loop" { policy = aws_iam_policy.loop.policy }
`,
      'own.json.tpl': '{"Statement": [{"Effect": "Allow", "Action": "${action}", "Resource": "*"}]}',
    });
    expect(policyLines(graph)).toEqual(['identity: Allow s3:GetObject @1:16', 'identity:  …']);
  });

  test('what directives decide is open, and a template that nobody fills in is nothing', async () => {
    const { graph, kinds } = await loaded({
      'infra/main.tf': MAIN,
      'infra/own.json.tftpl': '{"Statement": [%{ for x in y }{"Effect": "Allow"},%{ endfor }]}',
      'infra/more.json.tftpl': READER,
    });
    expect(policyLines(graph)).toEqual(['identity role:app:  …']);
    expect(kinds).toEqual(['terraform']);
  });
});
