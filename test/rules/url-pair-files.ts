import type { LintInput } from '../../src/app/lint-set.ts';

/** One side of a pair. */
export type Side = 'lambda:InvokeFunctionUrl' | 'lambda:InvokeFunction';

/** Who calls, and how the two statements bound it. https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html */
export interface Caller {
  readonly name: string;
  readonly authType: 'AWS_IAM' | 'NONE';
  readonly principal: string;
  readonly sourceArn?: string;
}

export const CALLERS: readonly Caller[] = [
  { name: 'a role of the account', authType: 'AWS_IAM', principal: 'arn:aws:iam::111122223333:role/app' },
  { name: 'everybody', authType: 'NONE', principal: '*' },
  {
    name: 'CloudFront',
    authType: 'AWS_IAM',
    principal: 'cloudfront.amazonaws.com',
    sourceArn: 'arn:aws:cloudfront::111122223333:distribution/EDFDVBD6EXAMPLE',
  },
  { name: 'a role of another account', authType: 'AWS_IAM', principal: 'arn:aws:iam::444455556666:role/app' },
  { name: 'another account', authType: 'AWS_IAM', principal: '444455556666' },
];

export const SIDES: readonly Side[] = ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'];

type Write = (caller: Caller, sides: readonly Side[]) => LintInput;

/** The same pair in every language that can say it. */
export const FORMATS: ReadonlyMap<string, Write> = new Map<string, Write>([
  ['CloudFormation', (caller, sides) => json('template.json', { Resources: cloudFormation(caller, sides) })],
  ['a CloudFormation alias', (caller, sides) => json('template.json', { Resources: onAlias(caller, sides) })],
  ['SAM', sam],
  ['Terraform', terraform],
  ['a Terraform plan', plan],
  ['a function policy', (caller, sides) => json('policy.json', document(caller, sides))],
  [
    'an answer of get-policy',
    (caller, sides) => json('answer.json', { Policy: JSON.stringify(document(caller, sides)), RevisionId: '1' }),
  ],
]);

function json(path: string, value: unknown): LintInput {
  return { path, text: JSON.stringify(value, undefined, 2) };
}

function permission(caller: Caller, side: Side, name: unknown): unknown {
  const own =
    side === 'lambda:InvokeFunction' ? { InvokedViaFunctionUrl: true } : { FunctionUrlAuthType: caller.authType };
  const source = caller.sourceArn === undefined ? {} : { SourceArn: caller.sourceArn };
  const properties = { FunctionName: name, Action: side, Principal: caller.principal, ...source, ...own };
  return { Type: 'AWS::Lambda::Permission', Properties: properties };
}

function cloudFormation(
  caller: Caller,
  sides: readonly Side[],
  name: unknown = { Ref: 'Orders' },
): Record<string, unknown> {
  return {
    Orders: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'orders' } },
    Url: {
      Type: 'AWS::Lambda::Url',
      Properties: { TargetFunctionArn: { 'Fn::GetAtt': ['Orders', 'Arn'] }, AuthType: caller.authType },
    },
    ...Object.fromEntries(sides.map((side) => [side.slice('lambda:'.length), permission(caller, side, name)])),
  };
}

function onAlias(caller: Caller, sides: readonly Side[]): Record<string, unknown> {
  const resources = cloudFormation(caller, sides, { Ref: 'Live' });
  const alias = { FunctionName: { Ref: 'Orders' }, FunctionVersion: '1', Name: 'live' };
  const url = { TargetFunctionArn: { Ref: 'Orders' }, Qualifier: 'live', AuthType: caller.authType };
  return {
    ...resources,
    Live: { Type: 'AWS::Lambda::Alias', Properties: alias },
    Url: { Type: 'AWS::Lambda::Url', Properties: url },
  };
}

function sam(caller: Caller, sides: readonly Side[]): LintInput {
  const orders = {
    Type: 'AWS::Serverless::Function',
    Properties: { FunctionUrlConfig: { AuthType: caller.authType } },
  };
  const { Url: _url, ...rest } = cloudFormation(caller, sides);
  return json('template.json', { Transform: 'AWS::Serverless-2016-10-31', Resources: { ...rest, Orders: orders } });
}

function terraform(caller: Caller, sides: readonly Side[]): LintInput {
  const permissions = sides.map((side) => {
    const own =
      side === 'lambda:InvokeFunction'
        ? 'invoked_via_function_url = true'
        : `function_url_auth_type = "${caller.authType}"`;
    const source = caller.sourceArn === undefined ? '' : `\n  source_arn = "${caller.sourceArn}"`;
    return `resource "aws_lambda_permission" "${side.slice('lambda:'.length).toLowerCase()}" {
  function_name = aws_lambda_function.orders.function_name
  action = "${side}"
  principal = "${caller.principal}"${source}
  ${own}
}`;
  });
  return { path: 'main.tf', text: [TERRAFORM.replace('AUTH', caller.authType), ...permissions].join('\n\n') };
}

const TERRAFORM = `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.29"
    }
  }
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
}

resource "aws_lambda_function_url" "orders" {
  function_name = aws_lambda_function.orders.function_name
  authorization_type = "AUTH"
}`;

/** As `terraform show -json` prints it: what is not written is null. */
function plan(caller: Caller, sides: readonly Side[]): LintInput {
  const resource = (type: string, name: string, values: unknown) => ({
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    values,
  });
  const permissions = sides.map((side) =>
    resource('aws_lambda_permission', side.slice('lambda:'.length).toLowerCase(), {
      function_name: 'orders',
      action: side,
      principal: caller.principal,
      qualifier: null,
      source_arn: caller.sourceArn ?? null,
      source_account: null,
      function_url_auth_type: side === 'lambda:InvokeFunctionUrl' ? caller.authType : null,
      invoked_via_function_url: side === 'lambda:InvokeFunction' ? true : null,
    }),
  );
  const resources = [
    resource('aws_lambda_function', 'orders', { function_name: 'orders' }),
    resource('aws_lambda_function_url', 'orders', {
      function_name: 'orders',
      qualifier: null,
      authorization_type: caller.authType,
    }),
    ...permissions,
  ];
  return json('plan.json', { format_version: '1.2', planned_values: { root_module: { resources } } });
}

function document(caller: Caller, sides: readonly Side[]): unknown {
  return { Version: '2012-10-17', Statement: sides.map((side) => statement(caller, side)) };
}

function statement(caller: Caller, side: Side): unknown {
  const { principal, sourceArn, authType } = caller;
  const service = principal.endsWith('.amazonaws.com');
  const source = sourceArn === undefined ? {} : { ArnLike: { 'aws:SourceArn': sourceArn } };
  const own =
    side === 'lambda:InvokeFunction'
      ? { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } }
      : { StringEquals: { 'lambda:FunctionUrlAuthType': authType } };
  return {
    Sid: side.slice('lambda:'.length),
    Effect: 'Allow',
    Principal: principal === '*' ? '*' : { [service ? 'Service' : 'AWS']: principal },
    Action: side,
    Resource: 'arn:aws:lambda:us-east-1:111122223333:function:orders',
    Condition: { ...source, ...own },
  };
}
