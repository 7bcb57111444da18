import { describe, expect, test } from 'vitest';
import { lintSet } from '../../src/app/lint-set.ts';
import type { TemplateSubject } from '../../src/rule/template-subject.ts';
import { serviceData } from '../../src/service-data/service-data.ts';
import { locateLines } from '../../src/source/locate.ts';
import { slotText } from '../../src/source/open.ts';
import { loaded, policyLines } from './template-of.ts';

async function graphOf(files: Readonly<Record<string, string>>): Promise<TemplateSubject> {
  const inputs = Object.entries(files).map(([path, text]) => ({ path, text }));
  const run = await lintSet(inputs, { rules: [], services: serviceData(), settings: { today: '2026-11-21' } });
  expect(run.subjects.files.map((file) => file.error)).toEqual(inputs.map(() => undefined));
  return run.subjects.template;
}

const MAIN = `terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 6.20" }
  }
}

locals {
  name = "orders-\${var.stage}"
}

resource "aws_lambda_function" "orders" {
  function_name = local.name # the name
  role          = aws_iam_role.orders.arn
}

resource "aws_lambda_function_url" "orders" {
  function_name      = aws_lambda_function.orders.function_name
  qualifier          = aws_lambda_alias.live.name
  authorization_type = "AWS_IAM"
  cors {
    allow_credentials = true
    allow_origins     = ["*"]
  }
}

resource "aws_lambda_alias" "live" {
  name          = "live"
  function_name = aws_lambda_function.orders.arn
}

resource "aws_lambda_permission" "url" {
  action                 = "lambda:InvokeFunctionUrl"
  function_name          = aws_lambda_function.orders.function_name
  qualifier              = "live"
  principal              = "444455556666"
  function_url_auth_type = "AWS_IAM"
}
`;

const IAM = `resource "aws_iam_role" "orders" {
  name               = "orders"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_iam_role_policy" "inline" {
  role = aws_iam_role.orders.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:PutLogEvents"]
      Resource = "\${aws_cloudwatch_log_group.orders.arn}:*"
    }]
  })
}

resource "aws_iam_policy" "heredoc" {
  policy = <<-EOF
    {
      "Version": "2012-10-17",
      "Statement": {
        "Effect": "Allow",
        "Action": "lambda:InvokeFunction",
        "Resource": "\${aws_lambda_function.orders.arn}:live"
      }
    }
  EOF
}
`;

describe('Terraform', () => {
  test('files of a folder are one module: function, alias, URL and permission are linked', async () => {
    const graph = await graphOf({ 'infra/main.tf': MAIN, 'infra/iam.tf': IAM });
    const [orders] = graph.functions;
    expect(slotText(orders?.name)).toBe('orders-\u{FFFC}');
    expect(graph.urls[0]?.function).toMatchObject({ entity: orders, qualifier: 'live' });
    expect(graph.urls[0]?.cors?.allowCredentials).toBe(true);
    expect(graph.permissions[0]?.function).toMatchObject({ entity: orders, qualifier: 'live' });
    expect(orders?.aliases).toEqual(['live']);
    expect(orders?.roleEntity?.id).toBe('aws_iam_role.orders');
    expect(graph.providers).toMatchObject([{ name: 'aws', constraint: '~> 6.20' }]);
    const place = graph.permissions[0]?.of('principal');
    expect(place === undefined ? 0 : locateLines(place)).toMatchObject({ line: 35, column: 28 });
  });

  test('policy documents, jsonencode and heredocs are policies with places', async () => {
    const graph = await graphOf({ 'infra/main.tf': MAIN, 'infra/iam.tf': IAM });
    const trust = graph.policies.find((policy) => policy.type === 'trust');
    expect(trust?.statements[0]).toMatchObject({
      effect: 'Allow',
      principals: [{ principalType: 'Service', text: 'lambda.amazonaws.com' }],
    });
    expect(trust?.statements[0]?.open.has('Condition')).toBe(true);
    expect(trust === undefined ? 0 : locateLines(trust.at('/Statement/0/Principal/Service/0')).line).toBe(11);
    const inline = graph.principals[0]?.policies[0];
    expect(inline === undefined ? 0 : locateLines(inline.at('/Statement/0/Action/0')).line).toBe(27);
    expect(inline?.statements[0]?.allResources[0]?.arn?.service).toBe('logs');
    const heredoc = graph.policies.find((policy) => policy.form === 'managed');
    expect(heredoc?.statements[0]?.allResources[0]?.text).toBe(
      'arn:\u{FFFC}:lambda:\u{FFFC}:\u{FFFC}:function:\u{FFFC}:live',
    );
    expect(heredoc === undefined ? 0 : locateLines(heredoc.at('/Statement/Action'))).toMatchObject({
      line: 39,
      column: 19,
    });
  });

  test('circles of locals end, and what is no HCL is reported with its place', async () => {
    const graph = await graphOf({
      'a.tf':
        'locals {\n  a = local.b\n  b = "${local.a}"\n}\nresource "aws_lambda_function" "x" {\n  function_name = local.a\n}\n',
    });
    expect(typeof graph.functions[0]?.name).toBe('object');
    const run = await lintSet([{ path: 'b.tf', text: 'resource "x" "y" {\n  a = [1, 2\n}\n' }], {
      rules: [],
      services: serviceData(),
      settings: { today: '2026-11-21' },
    });
    expect(run.subjects.files[0]?.error?.message).toBe('expected `,` or `]`');
  });

  test('a plan is read like the module, with references for what is known after apply', async () => {
    const plan = {
      format_version: '1.2',
      terraform_version: '1.13.0',
      planned_values: {
        root_module: {
          resources: [
            {
              address: 'aws_lambda_function.orders',
              mode: 'managed',
              type: 'aws_lambda_function',
              name: 'orders',
              values: { function_name: 'orders' },
            },
            {
              address: 'aws_lambda_permission.url',
              mode: 'managed',
              type: 'aws_lambda_permission',
              name: 'url',
              values: { action: 'lambda:InvokeFunctionUrl', principal: '*', function_url_auth_type: 'NONE' },
            },
          ],
        },
      },
      configuration: {
        root_module: {
          resources: [
            {
              address: 'aws_lambda_permission.url',
              expressions: {
                function_name: {
                  references: ['aws_lambda_function.orders.function_name', 'aws_lambda_function.orders'],
                },
              },
            },
          ],
        },
      },
    };
    const graph = await graphOf({ 'plan.json': JSON.stringify(plan, undefined, 2) });
    expect(graph.permissions[0]?.function.entity).toBe(graph.functions[0]);
    expect(graph.policies.find((policy) => policy.origin === 'permissions')?.statements[0]?.principals[0]?.anyone).toBe(
      true,
    );
  });
});

describe('Serverless Framework', () => {
  test('functions, URLs, events and statements are read', async () => {
    const graph = await graphOf({
      'serverless.yml': `service: orders
provider:
  name: aws
  stage: \${opt:stage, 'dev'}
  iam:
    role:
      statements:
        - Effect: Allow
          Action: dynamodb:GetItem
          Resource: !GetAtt Table.Arn
functions:
  get:
    handler: a.b
    url: { authorizer: aws_iam }
    events:
      - http: { path: orders/{id}, method: get, authorizer: aws_iam }
resources:
  Resources:
    Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }
`.replace('orders/{id}', "'orders/{id}'"),
    });
    expect(graph.urls[0]).toMatchObject({ authType: 'AWS_IAM', addsPublicPermissions: true });
    expect(graph.urls[0]?.function.entity).toBe(graph.functions[0]);
    expect(graph.apis[0]?.routes[0]).toMatchObject({
      method: 'GET',
      path: '/orders/{id}',
      authorizationType: 'AWS_IAM',
    });
    const policy = graph.policies.find((one) => one.type === 'identity');
    expect(policy?.statements[0]?.allResources[0]?.arn?.service).toBe('dynamodb');
    expect(policy === undefined ? 0 : locateLines(policy.at('/Statement/0/Action')).line).toBe(9);
  });
});

const ENDPOINTS = `variable "on" { default = true }
data "aws_iam_policy_document" "calls" {
  statement {
    actions   = ["execute-api:Invoke"]
    resources = ["*"]
  }
  dynamic "statement" {
    for_each = var.accounts
    content {
      actions = ["sts:AssumeRole"]
    }
  }
}
resource "aws_vpc_endpoint" "api" {
  service_name = "com.amazonaws.eu-west-1.execute-api"
  policy       = data.aws_iam_policy_document.calls.json
}
resource "aws_vpc_endpoint" "lambda" {
  service_name = "com.amazonaws.eu-west-1.lambda"
}
resource "aws_vpc_endpoint_policy" "lambda" {
  vpc_endpoint_id = aws_vpc_endpoint.lambda.id
  policy          = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "*", Resource = "*" }] })
}
resource "aws_iam_role_policy" "calls" {
  role   = "app"
  policy = data.aws_iam_policy_document.calls.json
}
resource "aws_iam_policy" "file" {
  policy = file("\${path.module}/policy.json")
}
resource "aws_lambda_function" "many" {
  for_each      = toset(["a", "b"])
  function_name = "many-\${each.key}"
}
resource "aws_lambda_permission" "many" {
  for_each      = aws_lambda_function.many
  action        = "lambda:InvokeFunction"
  function_name = each.value.function_name
  principal     = var.on == true ? "444455556666" : "111122223333"
}
module "elsewhere" { source = "terraform-aws-modules/lambda/aws" }
module "here" { source = "./here" }
`;

describe('Terraform in full', () => {
  test('documents are policies of all that use them, endpoints have theirs, the rest is told', async () => {
    const { graph, notRead } = await loaded({ 'main.tf': ENDPOINTS });
    expect(policyLines(graph)).toEqual([
      'identity:  …',
      'lambda lambda function:aws_lambda_function.many: Allow lambda:InvokeFunction @36:1',
      'identity role:app: Allow execute-api:Invoke @3:13 …',
      'vpc-endpoint vpc-endpoint:aws_vpc_endpoint.api: Allow execute-api:Invoke @3:13 …',
      'vpc-endpoint vpc-endpoint:aws_vpc_endpoint.lambda: Allow * @23:47',
      'identity role:app: Allow execute-api:Invoke @3:13, Allow sts:AssumeRole @9:13 …',
      'vpc-endpoint vpc-endpoint:aws_vpc_endpoint.api: Allow execute-api:Invoke @3:13, Allow sts:AssumeRole @9:13 …',
    ]);
    expect(graph.permissions[0]?.function.entity?.id).toBe('aws_lambda_function.many');
    expect(notRead).toEqual(['1 modules from elsewhere']);
  });

  test('places behind an interpolation that stands for a longer text are those of the file', async () => {
    const { graph } = await loaded({
      'main.tf': `resource "aws_iam_policy" "p" {
  policy = <<EOT
{"Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "\${aws_s3_bucket.own.arn}"},
 {"Effect": "Deny", "Action": "s3:*", "Resource": "\${aws_s3_bucket.own.arn}/*"},
 {"Effect": "Deny", "Action": "sqs:*", "Resource": "*"}]}
EOT
}
`,
    });
    expect(policyLines(graph)).toEqual(['identity: Allow s3:GetObject @3:16, Deny s3:* @4:2, Deny sqs:* @5:2']);
  });

  test('and so are those behind an interpolation whose text is known', async () => {
    const { graph } = await loaded({
      'main.tf': `locals { bucket = "a-bucket-with-a-rather-long-name-behind-its-short-one" }
resource "aws_iam_policy" "p" {
  policy = <<EOT
{"Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::\${local.bucket}/*"},
 {"Effect": "Deny", "Action": "sqs:*", "Resource": "*"}]}
EOT
}
`,
    });
    expect(policyLines(graph)).toEqual(['identity: Allow s3:GetObject @4:16, Deny sqs:* @5:2']);
  });

  // https://developer.hashicorp.com/terraform/language/functions/concat and ../expressions/conditionals
  test('lists put together have what is known of them; both sides of a conditional are read', async () => {
    const { graph } = await loaded({
      'main.tf': `resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Statement = concat(
      [{ Effect = "Allow", Action = concat(["s3:GetObject"], var.more), Resource = "*" }],
      var.on ? [{ Effect = "Allow", Action = "s3:PutObject", Resource = "*" }] : [],
      [var.on ? { Effect = "Deny", Action = "s3:*", Resource = "*" } : local.other],
      var.statements,
    )
  })
}
locals { other = { Effect = "Allow", Action = "sqs:*", Resource = "*" } }
`,
    });
    expect(policyLines(graph)).toEqual([
      'identity: Allow s3:GetObject \u{FFFC} @4:8 …',
      'identity: Allow s3:GetObject \u{FFFC} @4:8, Allow s3:PutObject @5:17 …',
      'identity: Allow s3:GetObject \u{FFFC} @4:8, Deny s3:* @6:17 …',
      'identity: Allow s3:GetObject \u{FFFC} @4:8, Allow sqs:* @6:72 …',
    ]);
  });

  // https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
  test('what dynamic blocks say is read, for a number of statements that nobody knows', async () => {
    const { graph } = await loaded({
      'main.tf': `data "aws_iam_policy_document" "d" {
  dynamic "statement" {
    for_each = var.buckets
    iterator = bucket
    content {
      actions   = ["s3:GetObject"]
      resources = ["\${bucket.value}/*"]
    }
  }
  dynamic "statement" {
    for_each = var.queues
    content {
      effect    = "Deny"
      actions   = statement.value.actions
      resources = ["*"]
    }
  }
}
resource "aws_iam_policy" "d" { policy = data.aws_iam_policy_document.d.json }
`,
    });
    expect(policyLines(graph)).toEqual([
      'identity:  …',
      'identity: Allow s3:GetObject @5:13 …',
      'identity: Deny \u{FFFC} @12:13 …',
    ]);
    const [item] = graph.policies[1]?.statements[0]?.allResources ?? [];
    expect(item?.text).toBe('\u{FFFC}/*');
    const place = graph.policies[2]?.at('/Statement/1/Effect');
    expect(place && locateLines(place)).toMatchObject({ line: 13, column: 19 });
  });

  test('both policies of a conditional are read', async () => {
    const { graph } = await loaded({
      'main.tf': `resource "aws_iam_policy" "p" {
  policy = (var.on
    ? jsonencode({ Statement = { Effect = "Allow", Action = "s3:GetObject", Resource = "*" } })
    : jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:PutObject", Resource = "*" }] }))
}
`,
    });
    expect(policyLines(graph)).toEqual([
      'identity:  …',
      'identity: Allow s3:GetObject @3:32',
      'identity: Allow s3:PutObject @4:33',
    ]);
    expect(graph.policies.map(({ statements }) => statements.map((one) => one.conditional))).toEqual([
      [],
      [true],
      [true],
    ]);
  });

  test('a managed policy may be attached to many at once', async () => {
    const { graph } = await loaded({
      'main.tf': `resource "aws_iam_policy_attachment" "many" {
  name       = "many"
  roles      = ["app", aws_iam_role.other.id]
  users      = ["alice"]
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
`,
    });
    expect(graph.attachments.map(({ target }) => target)).toEqual([
      'role/app',
      'role/aws_iam_role.other',
      'user/alice',
    ]);
  });
});

// https://developer.hashicorp.com/terraform/internals/json-format
describe('plans', () => {
  test('modules are followed, documents that wait for apply have what is written, ARNs around references are open', async () => {
    const managed = (address: string, values: object) => ({
      address,
      mode: 'managed',
      type: address.split('.').at(-2),
      values,
    });
    const none = { not_actions: null, not_resources: null, principals: [], not_principals: [], condition: [] };
    const plan = {
      terraform_version: '1.13.0',
      planned_values: {
        root_module: {
          resources: [
            managed('aws_lambda_function.orders', { function_name: 'orders' }),
            managed('aws_iam_role_policy.own', { name: 'own', role: 'app' }),
            {
              ...managed('data.aws_iam_policy_document.own', {
                statement: [{ ...none, sid: null, effect: 'Allow', actions: ['s3:GetObject'], resources: null }],
                source_policy_documents: null,
              }),
              mode: 'data',
            },
          ],
          child_modules: [
            {
              resources: [
                managed('module.api.aws_api_gateway_rest_api.api', { name: 'api' }),
                managed('module.api.aws_api_gateway_stage.prod', { stage_name: 'prod' }),
                managed('module.api.aws_lambda_permission.api', { action: 'lambda:InvokeFunction', principal: 'x' }),
              ],
            },
          ],
        },
      },
      configuration: {
        provider_config: { aws: { version_constraint: '~> 6.20' } },
        root_module: {
          resources: [
            {
              address: 'aws_iam_role_policy.own',
              expressions: { policy: { references: ['data.aws_iam_policy_document.own.json'] } },
            },
            {
              address: 'data.aws_iam_policy_document.own',
              expressions: { statement: [{ resources: { references: ['aws_s3_bucket.own.arn'] } }] },
            },
          ],
          module_calls: {
            api: {
              expressions: { function: { references: ['aws_lambda_function.orders.arn'] } },
              module: {
                resources: [
                  {
                    address: 'aws_api_gateway_stage.prod',
                    expressions: { rest_api_id: { references: ['aws_api_gateway_rest_api.api.id'] } },
                  },
                  {
                    address: 'aws_lambda_permission.api',
                    expressions: {
                      function_name: { references: ['var.function'] },
                      source_arn: { references: ['aws_api_gateway_rest_api.api.execution_arn'] },
                    },
                  },
                ],
              },
            },
          },
        },
      },
    };
    const { graph } = await loaded({ 'plan.json': JSON.stringify(plan) });
    expect(graph.permissions[0]?.function.entity).toBe(graph.functions[0]);
    expect(slotText(graph.permissions[0]?.sourceArn)).toBeUndefined();
    expect(graph.apis[0]?.stages.map((stage) => stage.name)).toEqual(['prod']);
    expect(graph.providers.map((provider) => provider.constraint)).toEqual(['~> 6.20']);
    const own = graph.policies.find((policy) => policy.type === 'identity');
    expect(own?.mayHaveMore).toBe(false);
    expect(Object.keys(own?.statements[0]?.raw ?? {})).toEqual(['Effect', 'Action', 'Resource']);
    expect([...(own?.statements[0]?.open ?? [])]).toEqual(['Resource']);
  });
});
