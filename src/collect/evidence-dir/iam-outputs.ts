import * as z from 'zod/mini';
import { policyText } from '../policy-text.ts';
import type { IamEntity, NamedPolicy, PrincipalRecord } from '../readers.ts';
import { document, type Recogniser, recogniser, tagList, tagsOf, text } from './recogniser.ts';
import { accountOf, lastName, type SavedFact } from './saved-fact.ts';

const attachedList = z.array(z.object({ PolicyName: text, PolicyArn: z.string() }));
const boundary = z.optional(z.object({ PermissionsBoundaryArn: text }));
const user = z.object({
  UserName: z.string(),
  UserId: text,
  Arn: z.string(),
  Tags: tagList,
  PermissionsBoundary: boundary,
});
const role = z.object({
  RoleName: z.string(),
  RoleId: text,
  Arn: z.string(),
  Tags: tagList,
  PermissionsBoundary: boundary,
});

const version = z.object({ Document: document, VersionId: z.string(), IsDefaultVersion: z.optional(z.boolean()) });

/** Outputs of `aws sts` and `aws iam`, except the account details. */
export const iamOutputs: readonly Recogniser[] = [
  recogniser(z.object({ UserId: z.string(), Account: z.string(), Arn: z.string() }), (found, by) => [
    { kind: 'identity', by, value: { arn: found.Arn, account: found.Account, userId: found.UserId } },
  ]),
  recogniser(z.object({ User: user }), ({ User }, by) => [
    principal({ type: 'user', name: User.UserName }, { ...User, Id: User.UserId }, by),
  ]),
  recogniser(z.object({ Role: role }), ({ Role }, by) => [
    principal({ type: 'role', name: Role.RoleName }, { ...Role, Id: Role.RoleId }, by),
  ]),
  ...(['User', 'Role', 'Group'] as const).map(inlinePolicy),
  recogniser(z.object({ PolicyVersion: version }), ({ PolicyVersion }, by) => [
    { kind: 'policyVersion', by, version: PolicyVersion.VersionId, value: policyText(PolicyVersion.Document) },
  ]),
  recogniser(z.object({ Policy: z.object({ Arn: z.string(), DefaultVersionId: z.string() }) }), ({ Policy }, by) => [
    { kind: 'defaultVersion', by, arn: Policy.Arn, value: Policy.DefaultVersionId },
  ]),
  recogniser(z.object({ AttachedPolicies: attachedList }), ({ AttachedPolicies }, by) => [
    { kind: 'attached', by, value: namedPolicies(AttachedPolicies) },
  ]),
  recogniser(z.object({ PolicyNames: z.array(z.string()) }), ({ PolicyNames }, by) => [
    { kind: 'inlineNames', by, value: PolicyNames },
  ]),
  recogniser(z.object({ Groups: z.array(z.object({ GroupName: z.string(), Arn: z.string() })) }), ({ Groups }, by) => [
    { kind: 'groups', by, value: Groups.map((group) => group.GroupName) },
  ]),
  recogniser(z.object({ EvaluationResults: z.array(z.unknown()) }), (_found, by) => [
    { kind: 'note', by, value: 'a simulation is an answer, not evidence; not used' },
  ]),
];

/** Name and ARN of attached policies. */
export function namedPolicies(list: z.infer<typeof attachedList>): readonly NamedPolicy[] {
  return list.map(({ PolicyName, PolicyArn }) => ({ name: PolicyName ?? lastName(PolicyArn), arn: PolicyArn }));
}

interface RawPrincipal {
  readonly Arn: string;
  readonly Id?: string | null | undefined;
  readonly Tags?: z.infer<typeof tagList>;
  readonly PermissionsBoundary?: { readonly PermissionsBoundaryArn?: string | null | undefined } | undefined;
}

/** A user or role with boundary and tags. */
export function principal(entity: IamEntity, raw: RawPrincipal, by: string): SavedFact {
  const boundaryArn = raw.PermissionsBoundary?.PermissionsBoundaryArn ?? undefined;
  const value: PrincipalRecord = {
    arn: raw.Arn,
    ...(typeof raw.Id === 'string' ? { id: raw.Id } : {}),
    ...(boundaryArn === undefined ? {} : { boundaryArn }),
    tags: tagsOf(raw.Tags),
  };
  return { kind: 'principal', by, account: accountOf(raw.Arn), entity, value };
}

/** `get-user-policy`, `get-role-policy`, `get-group-policy`. */
function inlinePolicy(type: 'User' | 'Role' | 'Group'): Recogniser {
  const schema = z.looseObject({ PolicyName: z.string(), PolicyDocument: document });
  return (value, by) => {
    const found = z.safeParse(schema, value);
    const name = found.data?.[`${type}Name`];
    if (!found.success || typeof name !== 'string') return undefined;
    const entity: IamEntity = { type: type === 'User' ? 'user' : type === 'Role' ? 'role' : 'group', name };
    return [
      { kind: 'inlinePolicy', by, entity, name: found.data.PolicyName, value: policyText(found.data.PolicyDocument) },
    ];
  };
}
