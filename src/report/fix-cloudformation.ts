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
 * Returns the edits as a CloudFormation fragment in YAML.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
 */
export function cloudFormationLines(edits: readonly PolicyEdit[]): readonly string[] {
  const groups = groupEdits(edits);
  const resources = [
    ...groups.permissions.flatMap((edit) =>
      resource(edit.statement.Sid, 'AWS::Lambda::Permission', permissionProperties(edit)),
    ),
    ...groups.inline.flatMap(({ to, policyName, statements }) => {
      const type = to.type === 'role' ? 'Role' : 'User';
      const properties = {
        [`${type}Name`]: to.name,
        PolicyName: policyName,
        PolicyDocument: policyDocument(statements),
      };
      return resource(policyName, `AWS::IAM::${type}Policy`, properties);
    }),
  ];
  return [
    ...(resources.length > 0 ? ['Resources:', ...resources] : []),
    ...groups.apis.flatMap((group) => [
      ...comment(`Property Policy of the AWS::ApiGateway::RestApi ${group.apiId}; then a new Deployment:`, '# '),
      ...yaml('Policy', apiDocument(group), ''),
    ]),
    ...groups.manual.flatMap(({ says }) => comment(says, '# ')),
  ];
}

/** The properties of AWS::Lambda::Permission, shared with the CDK's CfnPermission. */
export function permissionProperties(edit: PermissionEdit): Readonly<Record<string, unknown>> {
  const { authType, viaUrl, sourceArn, sourceAccount, principal } = permissionConditions(edit.statement);
  return {
    Action: edit.statement.Action,
    FunctionName: edit.qualifier === undefined ? edit.functionArn : `${edit.functionArn}:${edit.qualifier}`,
    Principal: principal,
    ...(authType === undefined ? {} : { FunctionUrlAuthType: authType }),
    ...(viaUrl ? { InvokedViaFunctionUrl: true } : {}),
    ...(sourceArn === undefined ? {} : { SourceArn: sourceArn }),
    ...(sourceAccount === undefined ? {} : { SourceAccount: sourceAccount }),
  };
}

function resource(name: string, type: string, properties: Readonly<Record<string, unknown>>): readonly string[] {
  return [
    `  ${logicalName(name)}:`,
    `    Type: ${type}`,
    '    Properties:',
    ...Object.entries(properties).flatMap(([key, value]) => yaml(key, value, '      ')),
  ];
}

/** JSON is YAML; nested lines only have to be indented more than their key. */
function yaml(key: string, value: unknown, indent: string): readonly string[] {
  const [first = '', ...rest] = JSON.stringify(value, null, 2).split('\n');
  return [`${indent}${key}: ${first}`, ...rest.map((line) => `${indent}  ${line}`)];
}
