import type { PolicyEdit } from '../domain/finding.ts';
import { comment } from './comment.ts';
import { permissionProperties } from './fix-cloudformation.ts';
import { apiDocument, groupEdits, logicalName, policyDocument } from './fix-group.ts';

/**
 * Returns the edits as CDK constructs in TypeScript, for the constructor of a stack.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda.CfnPermission.html
 */
export function cdkLines(edits: readonly PolicyEdit[]): readonly string[] {
  const groups = groupEdits(edits);
  const url = groups.permissions.some((edit) => permissionProperties(edit)['InvokedViaFunctionUrl'] === true);
  return [
    ...(url ? ['// invokedViaFunctionUrl needs aws-cdk-lib 2.220.0 or newer'] : []),
    ...groups.permissions.flatMap((edit) =>
      construct('lambda.CfnPermission', edit.statement.Sid, camel(permissionProperties(edit))),
    ),
    ...groups.inline.flatMap(({ to, policyName, statements }) => {
      const type = to.type === 'role' ? 'Role' : 'User';
      const properties = { [`${to.type}Name`]: to.name, policyName, policyDocument: policyDocument(statements) };
      return construct(`iam.Cfn${type}Policy`, policyName, properties);
    }),
    ...groups.apis.flatMap((group) => [
      `// Property policy of the RestApi ${group.apiId}; the CDK then makes a new deployment:`,
      ...assigned('policy: iam.PolicyDocument.fromJson(', apiDocument(group), '),'),
    ]),
    ...groups.manual.flatMap(({ says }) => comment(says, '// ')),
  ];
}

function construct(type: string, name: string, properties: unknown): readonly string[] {
  return assigned(`new ${type}(this, ${JSON.stringify(logicalName(name))}, `, properties, ');');
}

function assigned(before: string, value: unknown, after: string): readonly string[] {
  return `${before}${JSON.stringify(value, null, 2)}${after}`.split('\n');
}

function camel(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key.charAt(0).toLowerCase() + key.slice(1), value]),
  );
}
