import { isList, isObject, type SourceObject, type SourceValue } from '../source/open.ts';
import type { SourceFile } from '../source/source-file.ts';
import { readAuthorizationDetails } from './authorization-details.ts';
import { answerBase, answerPolicy, type CliAnswer } from './cli-answer.ts';
import { readAddPermission, readRole, readRoles } from './cli-principals.ts';
import { flagSlot, textSlot, textSlots, valueIn } from './declared-resource.ts';
import type { TemplateDraft } from './template-draft.ts';

/** Reads an answer of the AWS CLI other than a plain policy; true when the policies in it were read too. */
export function readCliAnswer(file: SourceFile, draft: TemplateDraft): boolean {
  const root = file.value;
  if (!isObject(root)) return false;
  const read = readerOf(root);
  read?.[1]({ file, root, draft });
  return read !== undefined && WITH_POLICY.has(read[0][0] ?? '');
}

/** Whether an object is an answer of the AWS CLI that is known, even one in which nothing stands. */
export function isCliAnswer(root: SourceObject): boolean {
  return readerOf(root) !== undefined;
}

function readerOf(root: SourceObject) {
  return READERS.find(([keys]) => keys.every((key) => key in root));
}

/** First keys of answers of which the policy hangs on something that is in the answer. */
const WITH_POLICY = new Set(['id', 'Role']);

/** First fitting set of keys wins; the more telling come first. */
const READERS: readonly (readonly [readonly string[], (answer: CliAnswer) => void])[] = [
  [['Role'], (answer) => readRole(answer, answer.root['Role'], '/Role')],
  [['Roles'], readRoles],
  [['FunctionName', 'StatementId', 'Action', 'Principal'], readAddPermission],
  [['RoleDetailList'], readAuthorizationDetails],
  [['UserDetailList'], readAuthorizationDetails],
  [['Versions'], readPolicyVersions],
  [['FunctionUrlConfigs'], (answer) => each(answer, 'FunctionUrlConfigs', readUrlConfig)],
  [['FunctionUrl', 'FunctionArn'], (answer) => readUrlConfig(answer, answer.root, '')],
  [['Configuration', 'Code'], (answer) => readConfiguration(answer, answer.root['Configuration'], '/Configuration')],
  [['FunctionName', 'FunctionArn'], (answer) => readConfiguration(answer, answer.root, '')],
  [['Functions'], (answer) => each(answer, 'Functions', readConfiguration)],
  [['AttachedPolicies'], readAttachedPolicies],
  [['Policies', 'NextToken'], readControlPolicies],
  [['items'], (answer) => each(answer, 'items', readRestApi)],
  [['id', 'endpointConfiguration'], (answer) => readRestApi(answer, answer.root, '')],
  [['Items'], (answer) => each(answer, 'Items', readHttpApi)],
  [['ApiId', 'ProtocolType'], (answer) => readHttpApi(answer, answer.root, '')],
  [['Policies'], readControlPolicies],
];

function each(
  answer: CliAnswer,
  key: string,
  read: (answer: CliAnswer, value: SourceValue | undefined, pointer: string) => void,
): void {
  const list = answer.root[key];
  if (isList(list)) for (const [index, item] of list.entries()) read(answer, item, `/${key}/${index}`);
}

function readPolicyVersions({ file, root, draft }: CliAnswer): void {
  const list = root['Versions'];
  const versions = (isList(list) ? list : []).filter((item) => isObject(item) && 'IsDefaultVersion' in item).length;
  const name = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  if (versions > 0) draft.managedPolicies.push({ name, versions, at: { file, pointer: '/Versions' } });
}

function readUrlConfig(answer: CliAnswer, value: SourceValue | undefined, pointer: string): void {
  if (!isObject(value)) return;
  const cors = value['Cors'];
  answer.draft.urls.push({
    ...answerBase(answer, pointer, String(value['FunctionUrl'] ?? pointer)),
    target: textSlot(value['FunctionArn']),
    qualifier: undefined,
    authType: textSlot(value['AuthType']),
    ...(isObject(cors)
      ? {
          cors: { allowCredentials: flagSlot(cors['AllowCredentials']), allowOrigins: textSlots(cors['AllowOrigins']) },
        }
      : {}),
    addsPublicPermissions: false,
  });
}

function readConfiguration(answer: CliAnswer, value: SourceValue | undefined, pointer: string): void {
  if (!isObject(value) || typeof value['FunctionName'] !== 'string') return;
  answer.draft.functions.push({
    ...answerBase(answer, pointer, value['FunctionName']),
    name: value['FunctionName'],
    arn: textSlot(value['FunctionArn']),
    role: textSlot(value['Role']),
    aliases: [],
  });
}

function readAttachedPolicies(answer: CliAnswer): void {
  const list = answer.root['AttachedPolicies'];
  const arns = (isList(list) ? list : []).map((item, index) => ({
    arn: textSlot(valueIn(item, 'PolicyArn')),
    at: { file: answer.file, pointer: `/AttachedPolicies/${index}` },
  }));
  answer.draft.principals.push({
    ...answerBase(answer, '/AttachedPolicies', answer.file.path),
    kind: /user/i.test(answer.file.path) ? 'user' : /group/i.test(answer.file.path) ? 'group' : 'role',
    name: undefined,
    policies: [],
    managedPolicyArns: arns,
    boundary: undefined,
  });
}

/** `aws organizations list-policies-for-target`; the target is not in the answer. */
function readControlPolicies({ file, root, draft }: CliAnswer): void {
  const list = root['Policies'];
  const policies = (isList(list) ? list : []).filter(isObject);
  for (const [kind, type] of [
    ['scp', 'SERVICE_CONTROL_POLICY'],
    ['rcp', 'RESOURCE_CONTROL_POLICY'],
  ] as const) {
    const names = policies.filter((policy) => policy['Type'] === type).map((policy) => String(policy['Name'] ?? ''));
    if (names.length > 0)
      draft.controlPolicies.push({ target: file.path, kind, names, at: { file, pointer: '/Policies' } });
  }
}

function readRestApi(answer: CliAnswer, value: SourceValue | undefined, pointer: string): void {
  if (
    !isObject(value) ||
    typeof value['id'] !== 'string' ||
    !('endpointConfiguration' in value || 'policy' in value || 'createdDate' in value)
  )
    return;
  const id = value['id'];
  const base = answerBase(answer, pointer, id);
  const policy = answerPolicy({ answer, value, pointer }, 'policy', {
    type: 'rest-api',
    resourceService: 'execute-api',
  });
  answer.draft.apis.push({
    ...base,
    kind: 'REST',
    name: textSlot(value['name']),
    apiId: id,
    endpointTypes: textSlots(valueIn(value, 'endpointConfiguration', 'types')),
    ...(policy === undefined
      ? {}
      : { policy: { ...policy, attachedTo: { kind: 'rest-api', id, name: textSlot(value['name']), arn: id } } }),
    policyState: policy !== undefined ? 'present' : 'policy' in value ? 'open' : 'absent',
    routesComplete: false,
    disableDefaultEndpoint: flagSlot(value['disableExecuteApiEndpoint']),
    defaultAuthorizer: undefined,
  });
}

function readHttpApi(answer: CliAnswer, value: SourceValue | undefined, pointer: string): void {
  if (!isObject(value) || typeof value['ApiId'] !== 'string' || !('ProtocolType' in value)) return;
  answer.draft.apis.push({
    ...answerBase(answer, pointer, value['ApiId']),
    kind: value['ProtocolType'] === 'WEBSOCKET' ? 'WEBSOCKET' : 'HTTP',
    name: textSlot(value['Name']),
    apiId: value['ApiId'],
    endpointTypes: [],
    policyState: 'absent',
    routesComplete: false,
    disableDefaultEndpoint: flagSlot(value['DisableExecuteApiEndpoint']),
    defaultAuthorizer: undefined,
  });
}
