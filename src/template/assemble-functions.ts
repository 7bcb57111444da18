import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import type { PolicySubject } from '../rule/policy-subject.ts';
import type { FunctionEntity, FunctionLink, PermissionEntity, UrlEntity } from '../rule/template-subject.ts';
import { assemblePermissions } from './assemble-permissions.ts';
import { type DraftIndex, draftIndex } from './draft-index.ts';
import { readLink } from './link-function.ts';
import type { DraftFunction, DraftLink, DraftUrl, TemplateDraft } from './template-draft.ts';

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
  const urls = draft.urls.map((url) => urlEntity(url, link(url.scope, url)));
  for (const url of urls) growthOf(url.function)?.urls.push(url);
  const give = (entity: FunctionEntity, policy: PolicySubject): void => {
    const grown = own.get(entity);
    if (grown !== undefined) grown.policy ??= policy;
  };
  const permissions = assemblePermissions(draft.permissions, { link, keep, give });
  for (const permission of permissions) growthOf(permission.function)?.permissions.push(permission);
  return { functions: growing, urls, permissions, policies, link };

  function growthOf(found: FunctionLink): Growing | undefined {
    return found.entity === undefined ? undefined : own.get(found.entity);
  }
}

/** Written out, as all entities: what a spread begins has a shape of its own for V8, and each look at it is a slow one. */
function growingFunction(declared: DraftFunction, keep: (found: FoundPolicy) => PolicySubject): Growing {
  return {
    id: declared.id,
    dialect: declared.dialect,
    at: declared.at,
    of: declared.of,
    conditional: declared.conditional,
    name: declared.name,
    arn: declared.arn,
    role: declared.role,
    roleEntity: undefined,
    aliases: declared.aliases,
    urls: [],
    permissions: [],
    policy: declared.policy === undefined ? undefined : keep(declared.policy),
  };
}

function urlEntity(draft: DraftUrl, link: FunctionLink): UrlEntity {
  const { id, dialect, at, of, conditional, authType, cors, addsPublicPermissions } = draft;
  return { id, dialect, at, of, conditional, function: link, authType, cors, addsPublicPermissions };
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
  return { entity, text: read.text, qualifier: read.qualifier };
}
