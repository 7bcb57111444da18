import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import type { Attachment, PolicySubject } from '../rule/policy-subject.ts';
import type { FunctionEntity, FunctionLink, PermissionEntity } from '../rule/template-subject.ts';
import type { Slot } from '../source/open.ts';
import { type LinkedPermission, permissionPolicy } from './permission-policy.ts';
import type { DraftLink, DraftPermission } from './template-draft.ts';

/** A permission and its statement in the policy of the function that it names. */
interface Linked extends LinkedPermission {
  statement: PermissionEntity['statement'];
}

/** What the assembly of functions does with permissions. */
export interface PermissionFacts {
  readonly link: (scope: string, link: DraftLink) => FunctionLink;
  readonly keep: (found: FoundPolicy) => PolicySubject;
  /** Gives a function the policy that is made of its permissions, unless it has one. */
  readonly give: (entity: FunctionEntity, policy: PolicySubject) => void;
}

/** Explicit permissions of one function become one policy; implicit ones are known to the graph only. */
export function assemblePermissions(
  drafts: readonly DraftPermission[],
  { link, keep, give }: PermissionFacts,
): readonly PermissionEntity[] {
  const all = drafts.map((draft): Linked => ({ draft, function: link(draft.scope, draft), statement: undefined }));
  for (const group of grouped(all)) {
    const policy = keep(permissionPolicy(group.members, attachment(group.function)));
    if (group.function.entity !== undefined) give(group.function.entity, policy);
    for (const [index, member] of group.members.entries()) member.statement = { policy, index };
  }
  return all.map(permissionEntity);
}

interface Group {
  /** Of the first member. */
  readonly function: FunctionLink;
  readonly members: Linked[];
}

function grouped(all: readonly Linked[]): Iterable<Group> {
  const groups = new Map<unknown, Group>();
  for (const linked of all) {
    if (linked.draft.implicit) continue;
    const key = linked.function.entity ?? groupName(linked.draft, linked.function.text);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { function: linked.function, members: [linked] });
    else group.members.push(linked);
  }
  return groups.values();
}

/** A name that is written in full means the same function in every file; a reference means something in its own. */
function groupName(draft: DraftPermission, text: Slot<string>): string {
  if (typeof text === 'string') return `\n${text}`;
  // What nobody knows may be anything: such permissions are told apart by their references, else by themselves.
  if (text?.text === undefined || text.refs.some(({ kind }) => kind === 'other')) return `${draft.scope}\n${draft.id}`;
  const names = text.refs.map(({ name, attribute }) => `${name}.${attribute ?? ''}`);
  return `${draft.scope}\n${text.text}\n${names.join(' ')}`;
}

function attachment({ entity, text }: FunctionLink): Attachment {
  if (entity === undefined) return { kind: 'function', name: text };
  return { kind: 'function', name: entity.name ?? text, id: entity.id, arn: entity.arn };
}

/** Written out: a spread gives each of thousands a shape of its own. */
function permissionEntity({ draft, function: link, statement }: Linked): PermissionEntity {
  return {
    id: draft.id,
    dialect: draft.dialect,
    at: draft.at,
    of: draft.of,
    conditional: draft.conditional,
    function: link,
    action: draft.action,
    principal: draft.principal,
    sourceArn: draft.sourceArn,
    sourceAccount: draft.sourceAccount,
    principalOrgId: draft.principalOrgId,
    functionUrlAuthType: draft.functionUrlAuthType,
    invokedViaFunctionUrl: draft.invokedViaFunctionUrl,
    eventSourceToken: draft.eventSourceToken,
    statementId: draft.statementId,
    implicit: draft.implicit,
    statement,
  };
}
