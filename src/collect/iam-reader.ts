import type { IAMClient } from '@aws-sdk/client-iam';
import { allOf, ask } from './ask.ts';
import type { AwsSession } from './aws-session.ts';
import { policyText } from './policy-text.ts';
import type { IamEntity, IamReader, NamedPolicy, PrincipalRecord } from './readers.ts';
import type { CollectorDeclaration } from './tool-calls.ts';

const USERS = ['arn:{partition}:iam::{account}:user/*'];
const ROLES = ['arn:{partition}:iam::{account}:role/*'];
const GROUPS = ['arn:{partition}:iam::{account}:group/*'];
const POLICIES = ['arn:{partition}:iam::{account}:policy/*', 'arn:{partition}:iam::aws:policy/*'];

export const iamCalls = {
  collector: 'identity',
  reads: 'policies, groups, permissions boundary and tags of the calling user or role',
  calls: {
    'iam:GetUser': { action: 'iam:GetUser', resources: USERS },
    'iam:ListUserPolicies': { action: 'iam:ListUserPolicies', resources: USERS },
    'iam:GetUserPolicy': { action: 'iam:GetUserPolicy', resources: USERS },
    'iam:ListAttachedUserPolicies': { action: 'iam:ListAttachedUserPolicies', resources: USERS },
    'iam:ListGroupsForUser': { action: 'iam:ListGroupsForUser', resources: USERS },
    'iam:ListGroupPolicies': { action: 'iam:ListGroupPolicies', resources: GROUPS },
    'iam:GetGroupPolicy': { action: 'iam:GetGroupPolicy', resources: GROUPS },
    'iam:ListAttachedGroupPolicies': { action: 'iam:ListAttachedGroupPolicies', resources: GROUPS },
    'iam:GetRole': { action: 'iam:GetRole', resources: ROLES },
    'iam:ListRolePolicies': { action: 'iam:ListRolePolicies', resources: ROLES },
    'iam:GetRolePolicy': { action: 'iam:GetRolePolicy', resources: ROLES },
    'iam:ListAttachedRolePolicies': { action: 'iam:ListAttachedRolePolicies', resources: ROLES },
    'iam:GetPolicy': { action: 'iam:GetPolicy', resources: POLICIES },
    'iam:GetPolicyVersion': { action: 'iam:GetPolicyVersion', resources: POLICIES },
  },
} as const satisfies CollectorDeclaration;

type Sdk = typeof import('@aws-sdk/client-iam');
type Iam = { readonly sdk: Sdk; readonly client: IAMClient };
type Call = keyof typeof iamCalls.calls;

/** Asks IAM; the client is loaded with the first question. IAM is global, `region` only names the partition. */
export function iamReader(session: AwsSession, region: string): IamReader {
  let opened: Promise<Iam> | undefined;
  const open = async (): Promise<Iam> => {
    const sdk = await import('@aws-sdk/client-iam');
    return { sdk, client: new sdk.IAMClient(session.clientConfig(region)) };
  };
  const iam = (): Promise<Iam> => {
    opened ??= open();
    return opened;
  };
  const askIam = <T>(call: Call, run: (iam: Iam) => Promise<T | undefined>) => ask(call, async () => run(await iam()));
  return {
    principal: (of) => askIam(of.type === 'user' ? 'iam:GetUser' : 'iam:GetRole', (found) => principal(found, of)),
    inlineNames: (of) => askIam(LIST_INLINE[of.type], (found) => inlineNames(found, of)),
    attached: (of) => askIam(LIST_ATTACHED[of.type], (found) => attached(found, of)),
    groups: (UserName) =>
      askIam('iam:ListGroupsForUser', async ({ sdk, client }) => {
        const groups = await allOf(sdk.paginateListGroupsForUser({ client }, { UserName }), (page) => page.Groups);
        return groups.flatMap((group) => group.GroupName ?? []);
      }),
    inlinePolicy: (of, name) => askIam(GET_INLINE[of.type], (found) => inlinePolicy(found, of, name)),
    defaultVersion: (PolicyArn) =>
      askIam('iam:GetPolicy', async ({ sdk, client }) => {
        const answer = await client.send(new sdk.GetPolicyCommand({ PolicyArn }));
        return answer.Policy?.DefaultVersionId;
      }),
    policyVersion: (PolicyArn, VersionId) =>
      askIam('iam:GetPolicyVersion', async ({ sdk, client }) => {
        const answer = await client.send(new sdk.GetPolicyVersionCommand({ PolicyArn, VersionId }));
        return textOf(answer.PolicyVersion?.Document);
      }),
  };
}

const LIST_INLINE = {
  user: 'iam:ListUserPolicies',
  role: 'iam:ListRolePolicies',
  group: 'iam:ListGroupPolicies',
} as const;
const GET_INLINE = { user: 'iam:GetUserPolicy', role: 'iam:GetRolePolicy', group: 'iam:GetGroupPolicy' } as const;
const LIST_ATTACHED = {
  user: 'iam:ListAttachedUserPolicies',
  role: 'iam:ListAttachedRolePolicies',
  group: 'iam:ListAttachedGroupPolicies',
} as const;

async function principal({ sdk, client }: Iam, of: IamEntity): Promise<PrincipalRecord | undefined> {
  const found =
    of.type === 'user'
      ? (await client.send(new sdk.GetUserCommand({ UserName: of.name }))).User
      : (await client.send(new sdk.GetRoleCommand({ RoleName: of.name }))).Role;
  if (found?.Arn === undefined) return undefined;
  const id = 'UserId' in found ? found.UserId : 'RoleId' in found ? found.RoleId : undefined;
  const boundaryArn = found.PermissionsBoundary?.PermissionsBoundaryArn;
  return {
    arn: found.Arn,
    ...(id === undefined ? {} : { id }),
    ...(boundaryArn === undefined ? {} : { boundaryArn }),
    tags: Object.fromEntries((found.Tags ?? []).map((tag) => [tag.Key ?? '', tag.Value ?? ''])),
  };
}

async function inlineNames({ sdk, client }: Iam, { type, name }: IamEntity): Promise<readonly string[]> {
  if (type === 'user')
    return allOf(sdk.paginateListUserPolicies({ client }, { UserName: name }), (page) => page.PolicyNames);
  if (type === 'role')
    return allOf(sdk.paginateListRolePolicies({ client }, { RoleName: name }), (page) => page.PolicyNames);
  return allOf(sdk.paginateListGroupPolicies({ client }, { GroupName: name }), (page) => page.PolicyNames);
}

async function attached({ sdk, client }: Iam, { type, name }: IamEntity): Promise<readonly NamedPolicy[]> {
  const found =
    type === 'user'
      ? await allOf(
          sdk.paginateListAttachedUserPolicies({ client }, { UserName: name }),
          (page) => page.AttachedPolicies,
        )
      : type === 'role'
        ? await allOf(
            sdk.paginateListAttachedRolePolicies({ client }, { RoleName: name }),
            (page) => page.AttachedPolicies,
          )
        : await allOf(
            sdk.paginateListAttachedGroupPolicies({ client }, { GroupName: name }),
            (page) => page.AttachedPolicies,
          );
  return found.flatMap(({ PolicyArn, PolicyName }) =>
    PolicyArn === undefined
      ? []
      : [{ arn: PolicyArn, name: PolicyName ?? PolicyArn.slice(PolicyArn.lastIndexOf('/') + 1) }],
  );
}

async function inlinePolicy(
  { sdk, client }: Iam,
  { type, name }: IamEntity,
  PolicyName: string,
): Promise<string | undefined> {
  if (type === 'user') {
    return textOf((await client.send(new sdk.GetUserPolicyCommand({ UserName: name, PolicyName }))).PolicyDocument);
  }
  if (type === 'role') {
    return textOf((await client.send(new sdk.GetRolePolicyCommand({ RoleName: name, PolicyName }))).PolicyDocument);
  }
  return textOf((await client.send(new sdk.GetGroupPolicyCommand({ GroupName: name, PolicyName }))).PolicyDocument);
}

function textOf(document: string | undefined): string | undefined {
  return document === undefined ? undefined : policyText(document);
}
