import { isList, isObject, type SourceValue } from '../source/open.ts';
import { answerBase, answerPolicy, type CliAnswer } from './cli-answer.ts';
import { textSlot, valueIn } from './declared-resource.ts';

/** Reads a role of `aws iam get-role` or `list-roles`. */
export function readRole(answer: CliAnswer, value: SourceValue | undefined, pointer: string): void {
  if (!isObject(value) || typeof value['RoleName'] !== 'string') return;
  const name = value['RoleName'];
  const attachedTo = { kind: 'role', id: name, name } as const;
  const trust = answerPolicy({ answer, value, pointer }, 'AssumeRolePolicyDocument', { type: 'trust' });
  answer.draft.principals.push({
    ...answerBase(answer, pointer, name),
    ...{ kind: 'role', name, policies: [], managedPolicyArns: [] },
    ...(trust === undefined ? {} : { trust: { ...trust, attachedTo } }),
    boundary: textSlot(valueIn(value, 'PermissionsBoundary', 'PermissionsBoundaryArn')),
  });
}

/** Roles of a list. */
export function readRoles(answer: CliAnswer): void {
  const list = answer.root['Roles'];
  for (const [index, role] of (isList(list) ? list : []).entries()) readRole(answer, role, `/Roles/${index}`);
}

/** Reads the input of `aws lambda add-permission --cli-input-json`. */
export function readAddPermission(answer: CliAnswer): void {
  const { root, draft } = answer;
  const of = (key: string) => textSlot(root[key]);
  draft.permissions.push({
    ...answerBase(answer, '', String(root['StatementId'])),
    of: (property) => ({ file: answer.file, pointer: PLACES[property] ?? '' }),
    ...{ target: of('FunctionName'), qualifier: of('Qualifier'), action: of('Action'), principal: of('Principal') },
    ...{ sourceArn: of('SourceArn'), sourceAccount: of('SourceAccount'), principalOrgId: of('PrincipalOrgID') },
    ...{ functionUrlAuthType: of('FunctionUrlAuthType'), eventSourceToken: of('EventSourceToken') },
    invokedViaFunctionUrl:
      typeof root['InvokedViaFunctionUrl'] === 'boolean' ? root['InvokedViaFunctionUrl'] : undefined,
    statementId: of('StatementId'),
    implicit: false,
  });
}

const PLACES: Readonly<Record<string, string>> = {
  function: '/FunctionName',
  qualifier: '/Qualifier',
  action: '/Action',
  principal: '/Principal',
  sourceArn: '/SourceArn',
  sourceAccount: '/SourceAccount',
  principalOrgId: '/PrincipalOrgID',
  functionUrlAuthType: '/FunctionUrlAuthType',
  invokedViaFunctionUrl: '/InvokedViaFunctionUrl',
  eventSourceToken: '/EventSourceToken',
  statementId: '/StatementId',
};
