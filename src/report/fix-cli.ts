import type { NewStatement, PolicyEdit } from '../domain/finding.ts';
import { comment } from './comment.ts';
import {
  apiDocument,
  type EditGroups,
  groupEdits,
  type PermissionEdit,
  permissionConditions,
  policyDocument,
} from './fix-group.ts';
import { shellCommand } from './shell-command.ts';

/**
 * Returns the edits as AWS CLI commands.
 * https://docs.aws.amazon.com/cli/latest/reference/lambda/add-permission.html
 */
export function cliLines(edits: readonly PolicyEdit[]): readonly string[] {
  const { permissions, inline, apis, manual } = groupEdits(edits);
  const owners = new Set([...permissions.map(ownerOf), ...inline.map(({ to }) => to.account), ...apis.map(apiOwner)]);
  // Two accounts are two sets of credentials.
  const where = (account: string) => (owners.size > 1 ? [`# in account ${account}`] : []);
  return [
    ...permissions.flatMap((edit) => [...where(ownerOf(edit)), ...shellCommand(addPermission(edit))]),
    ...inline.flatMap((group) => [...where(group.to.account), ...shellCommand(putPolicy(group))]),
    ...apis.flatMap((group) => [
      ...where(apiOwner(group)),
      ...shellCommand(updateApi(group)),
      ...shellCommand(deployApi(group)),
    ]),
    ...manual.flatMap(({ says, statement }) => [...comment(says, '# '), ...commented(statement)]),
  ];
}

function ownerOf(edit: PermissionEdit): string {
  return edit.functionArn.split(':')[4] ?? '';
}

function apiOwner({ statements }: EditGroups['apis'][number]): string {
  return String(statements[0]?.Resource ?? '').split(':')[4] ?? '';
}

function putPolicy({ to, policyName, statements }: EditGroups['inline'][number]): readonly string[] {
  const document = JSON.stringify(policyDocument(statements));
  const named = [`--${to.type}-name`, to.name, '--policy-name', policyName];
  return ['aws', 'iam', `put-${to.type}-policy`, ...named, '--policy-document', document];
}

function updateApi(group: EditGroups['apis'][number]): readonly string[] {
  const patch = [{ op: 'replace', path: '/policy', value: JSON.stringify(apiDocument(group)) }];
  const named = ['--rest-api-id', group.apiId, '--region', group.region];
  return ['aws', 'apigateway', 'update-rest-api', ...named, '--patch-operations', JSON.stringify(patch)];
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html */
function deployApi(group: EditGroups['apis'][number]): readonly string[] {
  const named = ['--rest-api-id', group.apiId, '--region', group.region, '--stage-name', group.stage];
  return ['aws', 'apigateway', 'create-deployment', ...named];
}

function commented(statement: NewStatement | undefined): readonly string[] {
  if (statement === undefined) return [];
  return JSON.stringify(statement, null, 2)
    .split('\n')
    .map((line) => `#   ${line}`);
}

function addPermission(edit: PermissionEdit): readonly string[] {
  const { authType, viaUrl, sourceArn, sourceAccount, principal } = permissionConditions(edit.statement);
  return [
    ...['aws', 'lambda', 'add-permission', '--function-name', edit.functionName],
    ...(edit.qualifier === undefined ? [] : ['--qualifier', edit.qualifier]),
    ...['--region', edit.region, '--statement-id', edit.statement.Sid],
    ...['--action', String(edit.statement.Action), '--principal', principal],
    ...(authType === undefined ? [] : ['--function-url-auth-type', authType]),
    ...(viaUrl ? ['--invoked-via-function-url'] : []),
    ...(sourceArn === undefined ? [] : ['--source-arn', sourceArn]),
    ...(sourceAccount === undefined ? [] : ['--source-account', sourceAccount]),
  ];
}
