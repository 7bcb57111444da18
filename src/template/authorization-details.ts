import { isList, isObject, type SourceObject } from '../source/open.ts';
import { answerBase, answerPolicy, type CliAnswer } from './cli-answer.ts';
import { textSlot, valueIn } from './declared-resource.ts';

/** Reads `aws iam get-account-authorization-details`. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html */
export function readAuthorizationDetails(answer: CliAnswer): void {
  for (const [key, kind] of [
    ['UserDetailList', 'user'],
    ['GroupDetailList', 'group'],
    ['RoleDetailList', 'role'],
  ] as const) {
    for (const [index, value] of listIn(answer, key))
      readPrincipal(answer, { kind, value, pointer: `/${key}/${index}` });
  }
  for (const [index, policy] of listIn(answer, 'Policies')) readManaged(answer, policy, `/Policies/${index}`);
}

function listIn(answer: CliAnswer, key: string): readonly (readonly [number, SourceObject])[] {
  const list = answer.root[key];
  return isList(list) ? list.flatMap((item, index) => (isObject(item) ? [[index, item] as const] : [])) : [];
}

interface Detail {
  readonly kind: 'user' | 'group' | 'role';
  readonly value: SourceObject;
  readonly pointer: string;
}

const NAMES = { user: 'UserName', group: 'GroupName', role: 'RoleName' } as const;
const INLINE = { user: 'UserPolicyList', group: 'GroupPolicyList', role: 'RolePolicyList' } as const;

function readPrincipal(answer: CliAnswer, { kind, value, pointer }: Detail): void {
  const name = textSlot(value[NAMES[kind]]);
  const id = typeof name === 'string' ? name : pointer;
  const attachedTo = { kind, id, name };
  const trust = answerPolicy({ answer, value, pointer }, 'AssumeRolePolicyDocument', { type: 'trust' });
  const inline = value[INLINE[kind]];
  const policies = (isList(inline) ? inline : []).flatMap((item, index) => {
    if (!isObject(item)) return [];
    const place = { answer, value: item, pointer: `${pointer}/${INLINE[kind]}/${index}` };
    const found = answerPolicy(place, 'PolicyDocument', { type: 'identity', form: 'inline' });
    return found === undefined ? [] : [{ ...found, attachedTo }];
  });
  const managed = value['AttachedManagedPolicies'];
  answer.draft.principals.push({
    ...answerBase(answer, pointer, id),
    kind,
    name,
    ...(trust === undefined ? {} : { trust: { ...trust, attachedTo } }),
    policies,
    managedPolicyArns: (isList(managed) ? managed : []).map((item, index) => ({
      arn: textSlot(valueIn(item, 'PolicyArn')),
      at: { file: answer.file, pointer: `${pointer}/AttachedManagedPolicies/${index}` },
    })),
    boundary: textSlot(valueIn(value, 'PermissionsBoundary', 'PermissionsBoundaryArn')),
  });
}

function readManaged(answer: CliAnswer, policy: SourceObject, pointer: string): void {
  const versions = policy['PolicyVersionList'];
  const name = String(policy['PolicyName'] ?? pointer);
  // AWS managed policies are not the reader's to change.
  if (!isList(versions) || String(policy['Arn']).startsWith('arn:aws:iam::aws:')) return;
  answer.draft.managedPolicies.push({ name, versions: versions.length, at: { file: answer.file, pointer } });
  for (const [index, version] of versions.entries()) {
    if (!isObject(version) || version['IsDefaultVersion'] !== true) continue;
    const place = { answer, value: version, pointer: `${pointer}/PolicyVersionList/${index}` };
    const found = answerPolicy(place, 'Document', { type: 'identity', form: 'managed' });
    if (found !== undefined) answer.draft.policies.push(found);
  }
}
