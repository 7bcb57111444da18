import * as z from 'zod/mini';
import { policyText } from '../policy-text.ts';
import type { IamEntity } from '../readers.ts';
import { namedPolicies, principal } from './iam-outputs.ts';
import { document, type Recogniser, recogniser, tagList, text } from './recogniser.ts';
import { accountOf, type SavedFact } from './saved-fact.ts';

const inline = z.optional(z.array(z.object({ PolicyName: z.string(), PolicyDocument: document })));
const attached = z.optional(z.array(z.object({ PolicyName: text, PolicyArn: z.string() })));
const boundary = z.optional(z.object({ PermissionsBoundaryArn: text }));
const common = { Arn: z.string(), AttachedManagedPolicies: attached, Tags: tagList, PermissionsBoundary: boundary };

const details = z.object({
  UserDetailList: z.optional(
    z.array(
      z.object({
        ...common,
        UserName: z.string(),
        UserId: text,
        UserPolicyList: inline,
        GroupList: z.optional(z.array(z.string())),
      }),
    ),
  ),
  GroupDetailList: z.optional(
    z.array(z.object({ ...common, GroupName: z.string(), GroupId: text, GroupPolicyList: inline })),
  ),
  RoleDetailList: z.optional(
    z.array(z.object({ ...common, RoleName: z.string(), RoleId: text, RolePolicyList: inline })),
  ),
  Policies: z.optional(
    z.array(
      z.object({
        Arn: z.string(),
        DefaultVersionId: text,
        PolicyVersionList: z.optional(
          z.array(
            z.object({ Document: z.optional(document), VersionId: text, IsDefaultVersion: z.optional(z.boolean()) }),
          ),
        ),
      }),
    ),
  ),
  IsTruncated: z.optional(z.boolean()),
});

type Details = z.infer<typeof details>;

/**
 * `aws iam get-account-authorization-details`: all users, roles, groups and managed policies of an account.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export const accountDetails: Recogniser = (value, by) => {
  const isDetails = typeof value === 'object' && value !== null && LISTS.some((list) => list in value);
  return isDetails ? recogniser(details, detailFacts)(value, by) : undefined;
};

const LISTS = ['UserDetailList', 'RoleDetailList', 'GroupDetailList'];

function detailFacts(found: Details, by: string): readonly SavedFact[] {
  return [
    ...(found.UserDetailList ?? []).flatMap((raw) => [
      ...entityFacts({ type: 'user', name: raw.UserName }, { ...raw, Id: raw.UserId, inline: raw.UserPolicyList }, by),
      { kind: 'groups', by, account: accountOf(raw.Arn), userName: raw.UserName, value: raw.GroupList ?? [] } as const,
    ]),
    ...(found.RoleDetailList ?? []).flatMap((raw) =>
      entityFacts({ type: 'role', name: raw.RoleName }, { ...raw, Id: raw.RoleId, inline: raw.RolePolicyList }, by),
    ),
    ...(found.GroupDetailList ?? []).flatMap((raw) =>
      entityFacts({ type: 'group', name: raw.GroupName }, { ...raw, Id: raw.GroupId, inline: raw.GroupPolicyList }, by),
    ),
    ...(found.Policies ?? []).flatMap((policy) => managedFacts(policy, by)),
    ...completeLists(found, by),
  ];
}

interface RawEntity {
  readonly Arn: string;
  readonly Id?: string | null | undefined;
  readonly inline: z.infer<typeof inline>;
  readonly AttachedManagedPolicies?: z.infer<typeof attached>;
}

function entityFacts(
  entity: IamEntity,
  raw: RawEntity & Parameters<typeof principal>[1],
  by: string,
): readonly SavedFact[] {
  const account = accountOf(raw.Arn);
  const policies = raw.inline ?? [];
  return [
    principal(entity, raw, by),
    { kind: 'inlineNames', by, account, entity, value: policies.map((policy) => policy.PolicyName) },
    { kind: 'attached', by, account, entity, value: namedPolicies(raw.AttachedManagedPolicies ?? []) },
    ...policies.map(
      ({ PolicyName, PolicyDocument }) =>
        ({ kind: 'inlinePolicy', by, account, entity, name: PolicyName, value: policyText(PolicyDocument) }) as const,
    ),
  ];
}

function managedFacts(policy: NonNullable<Details['Policies']>[number], by: string): readonly SavedFact[] {
  const versions = policy.PolicyVersionList ?? [];
  const version = policy.DefaultVersionId ?? versions.find((known) => known.IsDefaultVersion === true)?.VersionId;
  return [
    ...(typeof version === 'string' ? [{ kind: 'defaultVersion', by, arn: policy.Arn, value: version } as const] : []),
    ...versions.flatMap(({ Document, VersionId }) =>
      Document === undefined || typeof VersionId !== 'string'
        ? []
        : [{ kind: 'policyVersion', by, arn: policy.Arn, version: VersionId, value: policyText(Document) } as const],
    ),
  ];
}

/** A list that is not cut off names everybody; a filtered output has empty lists for the rest. */
function completeLists(found: Details, by: string): readonly SavedFact[] {
  if (found.IsTruncated === true) return [];
  const lists = [
    ['user', found.UserDetailList],
    ['role', found.RoleDetailList],
    ['group', found.GroupDetailList],
  ] as const;
  return lists.flatMap(([type, list]) => {
    const [first] = list ?? [];
    return first === undefined ? [] : [{ kind: 'allPrincipals', by, account: accountOf(first.Arn), type } as const];
  });
}
