import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import type { PolicySubject } from '../rule/policy-subject.ts';
import type { FunctionEntity, FunctionLink, PermissionEntity, UrlEntity } from '../rule/template-subject.ts';
import type { Slot } from '../source/open.ts';
import { type DraftIndex, draftIndex } from './draft-index.ts';
import { readLink } from './link-function.ts';
import { permissionPolicy } from './permission-policy.ts';
import type { DraftFunction, DraftLink, DraftPermission, TemplateDraft } from './template-draft.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Growing = Mutable<FunctionEntity> & { urls: UrlEntity[]; permissions: PermissionEntity[] };

/** Functions with their URLs, permissions and policies, and the policies made from permissions. */
export interface AssembledFunctions {
  readonly functions: readonly FunctionEntity[];
  readonly urls: readonly UrlEntity[];
  readonly permissions: readonly PermissionEntity[];
  readonly policies: readonly PolicySubject[];
  readonly link: (scope: string, link: DraftLink) => FunctionLink;
}

/** Links what belongs to functions. */
export function assembleFunctions(
  draft: TemplateDraft,
  subject: (found: FoundPolicy) => PolicySubject,
): AssembledFunctions {
  const policies: PolicySubject[] = [];
  const keep = (found: FoundPolicy): PolicySubject => {
    const made = subject(found);
    policies.push(made);
    return made;
  };
  const growing = draft.functions.map((declared) => growingFunction(declared, keep));
  const own = new Map<FunctionEntity, Growing>(growing.map((one) => [one, one]));
  const index = draftIndex(draft.functions.flatMap((declared, position) => indexEntry(declared, growing[position])));
  const link = (scope: string, written: DraftLink): FunctionLink => linkIn(index, scope, written);
  const urls = draft.urls.map((url): UrlEntity => ({ ...url, function: link(url.scope, url) }));
  for (const url of urls) growthOf(url.function)?.urls.push(url);
  const permissions = assemblePermissions(draft.permissions, link, keep);
  for (const permission of permissions) growthOf(permission.function)?.permissions.push(permission);
  return { functions: growing, urls, permissions, policies, link };

  function growthOf(found: FunctionLink): Growing | undefined {
    return found.entity === undefined ? undefined : own.get(found.entity);
  }
}

function growingFunction(declared: DraftFunction, keep: (found: FoundPolicy) => PolicySubject): Growing {
  const { policy, logicalId: _, ...rest } = declared;
  const base = { ...rest, urls: [], permissions: [] };
  return policy === undefined ? base : { ...base, policy: keep(policy) };
}

function indexEntry(declared: DraftFunction, value: Growing | undefined) {
  if (value === undefined) return [];
  const { scope, id, name, logicalId } = declared;
  const own = { scope, id, name, value };
  return logicalId === undefined ? [own] : [own, { ...own, id: logicalId }];
}

function linkIn(index: DraftIndex<Growing>, scope: string, written: DraftLink): FunctionLink {
  const read = readLink(written);
  const entity =
    (read.id === undefined ? undefined : index.byId(scope, read.id)) ??
    (read.name === undefined ? undefined : index.byName(scope, read.name));
  return { text: read.text, qualifier: read.qualifier, ...(entity === undefined ? {} : { entity }) };
}

/** A name that is written in full means the same function in every file; a reference means something in its own. */
function groupName(draft: DraftPermission, text: Slot<string>): string {
  if (typeof text === 'string') return `\n${text}`;
  // What nobody knows may be anything: such permissions are told apart by their references, else by themselves.
  if (text?.text === undefined || text.refs.some(({ kind }) => kind === 'other')) return `${draft.scope}\n${draft.id}`;
  const names = text.refs.map(({ name, attribute }) => `${name}.${attribute ?? ''}`);
  return `${draft.scope}\n${text.text}\n${names.join(' ')}`;
}

/** Explicit permissions of one function become one policy; implicit ones are known to the graph only. */
function assemblePermissions(
  drafts: readonly DraftPermission[],
  link: (scope: string, link: DraftLink) => FunctionLink,
  keep: (found: FoundPolicy) => PolicySubject,
): readonly PermissionEntity[] {
  const groups = new Map<unknown, DraftPermission[]>();
  const links = new Map(drafts.map((draft) => [draft, link(draft.scope, draft)]));
  for (const draft of drafts) {
    const found = links.get(draft);
    if (draft.implicit) continue;
    const key = found?.entity ?? groupName(draft, found?.text);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [draft]);
    else group.push(draft);
  }
  const statements = new Map<DraftPermission, { policy: PolicySubject; index: number }>();
  for (const group of groups.values()) {
    const entity = group[0] === undefined ? undefined : links.get(group[0])?.entity;
    const name = entity?.name ?? (group[0] === undefined ? undefined : links.get(group[0])?.text);
    const policy = keep(
      permissionPolicy(group, {
        kind: 'function',
        name,
        ...(entity === undefined ? {} : { id: entity.id, arn: entity.arn }),
      }),
    );
    if (entity !== undefined && entity.policy === undefined) Object.assign(entity, { policy });
    for (const [index, draft] of group.entries()) statements.set(draft, { policy, index });
  }
  return drafts.map((draft) => ({
    ...draft,
    function: links.get(draft) ?? link(draft.scope, draft),
    statement: statements.get(draft),
  }));
}
