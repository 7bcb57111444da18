import type { PolicyEdit } from '../domain/finding.ts';
import { comment } from './comment.ts';
import {
  apiDocument,
  groupEdits,
  logicalName,
  type PermissionEdit,
  permissionConditions,
  policyDocument,
} from './fix-group.ts';

/**
 * Returns the edits as Terraform resources of the AWS provider.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_permission
 */
export function terraformLines(edits: readonly PolicyEdit[]): readonly string[] {
  const groups = groupEdits(edits);
  return [
    ...groups.permissions.flatMap(permission),
    ...groups.inline.flatMap(({ to, policyName, statements }) => [
      `resource "aws_iam_${to.type}_policy" "${slug(policyName)}" {`,
      `  name   = ${hcl(policyName)}`,
      `  ${to.type.padEnd(6)} = ${hcl(to.name)}`,
      ...assigned('policy', policyDocument(statements)),
      '}',
    ]),
    ...groups.apis.flatMap((group) => [
      `resource "aws_api_gateway_rest_api_policy" "${slug(`why403-${group.apiId}`)}" {`,
      `  rest_api_id = ${hcl(group.apiId)}`,
      ...assigned('policy', apiDocument(group)),
      '}',
      `# Takes effect only with a new aws_api_gateway_deployment of stage ${hcl(group.stage)}.`,
    ]),
    ...groups.manual.flatMap(({ says }) => comment(says, '# ')),
  ];
}

function permission(edit: PermissionEdit): readonly string[] {
  const { authType, viaUrl, sourceArn, sourceAccount, principal } = permissionConditions(edit.statement);
  return [
    ...(viaUrl ? ['# invoked_via_function_url needs hashicorp/aws 6.28.0 or newer'] : []),
    `resource "aws_lambda_permission" "${slug(edit.statement.Sid)}" {`,
    `  statement_id  = ${hcl(edit.statement.Sid)}`,
    `  action        = ${hcl(String(edit.statement.Action))}`,
    `  function_name = ${hcl(edit.functionName)}`,
    ...(edit.qualifier === undefined ? [] : [`  qualifier     = ${hcl(edit.qualifier)}`]),
    `  principal     = ${hcl(principal)}`,
    ...(authType === undefined ? [] : [`  function_url_auth_type = ${hcl(authType)}`]),
    ...(viaUrl ? ['  invoked_via_function_url = true'] : []),
    ...(sourceArn === undefined ? [] : [`  source_arn     = ${hcl(sourceArn)}`]),
    ...(sourceAccount === undefined ? [] : [`  source_account = ${hcl(sourceAccount)}`]),
    '}',
  ];
}

/** JSON is an HCL expression once template signs are doubled. */
function assigned(name: string, value: unknown): readonly string[] {
  const [first = '', ...rest] = escapeTemplates(JSON.stringify(value, null, 2)).split('\n');
  return [
    `  ${name} = jsonencode(${first}`,
    ...rest.map((line, index) => `  ${line}${index === rest.length - 1 ? ')' : ''}`),
  ];
}

function hcl(text: string): string {
  return escapeTemplates(JSON.stringify(text));
}

function escapeTemplates(text: string): string {
  return text.replace(/([$%])\{/g, '$1$1{');
}

function slug(text: string): string {
  const name = logicalName(text).toLowerCase();
  return name === '' ? 'why403' : name.replace(/^why403/, 'why403_');
}
