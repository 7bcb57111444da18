import type { Evidence } from '../../domain/evidence.ts';
import { absent } from '../not-read.ts';
import type { IamEntity, IamReader } from '../readers.ts';
import { NO_FILE, toldBy } from './file-evidence.ts';
import { accountOf, type FactKind, factsOf, lastName, type SavedFact } from './saved-fact.ts';

/** Answers from saved outputs of `aws iam`, for the principals of one account. */
export function fileIamReader(all: readonly SavedFact[], account: string | undefined): IamReader {
  const facts = all.filter((fact) => !isForeign(fact, account));
  return { ...listAnswers(facts), ...documentAnswers(facts), principal: async (of) => toldOrAbsent(facts, of) };
}

function isForeign(fact: SavedFact, account: string | undefined): boolean {
  return 'account' in fact && account !== undefined && fact.account !== undefined && fact.account !== account;
}

function listAnswers(facts: readonly SavedFact[]): Pick<IamReader, 'inlineNames' | 'attached' | 'groups'> {
  return {
    inlineNames: async (of) => {
      const lists = factsOf(facts, 'inlineNames');
      return toldBy(ownOrSole(facts, lists, of), `iam:List${title(of)}Policies`, NO_FILE);
    },
    attached: async (of) => {
      const lists = factsOf(facts, 'attached');
      return toldBy(ownOrSole(facts, lists, of), `iam:ListAttached${title(of)}Policies`, NO_FILE);
    },
    groups: async (name) => {
      const lists = factsOf(facts, 'groups').map(({ by, value, userName }) => {
        const entity: IamEntity | undefined = userName === undefined ? undefined : { type: 'user', name: userName };
        return { by, value, entity };
      });
      return toldBy(ownOrSole(facts, lists, { type: 'user', name }), 'iam:ListGroupsForUser', NO_FILE);
    },
  };
}

function documentAnswers(
  facts: readonly SavedFact[],
): Pick<IamReader, 'inlinePolicy' | 'defaultVersion' | 'policyVersion'> {
  const versions = factsOf(facts, 'policyVersion');
  return {
    inlinePolicy: async (of, name) => {
      const own = factsOf(facts, 'inlinePolicy').filter((fact) => isSame(fact.entity, of) && fact.name === name);
      return toldBy(own, `iam:Get${title(of)}Policy`, NO_FILE);
    },
    defaultVersion: async (arn) => {
      const known = factsOf(facts, 'defaultVersion').filter((fact) => fact.arn === arn);
      return toldBy(known.length > 0 ? known : looseVersion(facts, arn), 'iam:GetPolicy', NO_FILE);
    },
    policyVersion: async (arn, version) => {
      const known = versions.filter((fact) => fact.arn === arn && fact.version === version);
      const loose = isLoosePolicy(facts, arn) ? versions.filter((fact) => fact.arn === undefined) : [];
      return toldBy(known.length > 0 ? known : loose, 'iam:GetPolicyVersion', NO_FILE);
    },
  };
}

/** The lists of a principal; one that does not name its principal counts when there is no doubt whose it is. */
function ownOrSole<T extends { readonly entity?: IamEntity | undefined }>(
  facts: readonly SavedFact[],
  lists: readonly T[],
  of: IamEntity,
): readonly T[] {
  const own = lists.filter((fact) => isSame(fact.entity, of));
  const unnamed = lists.filter((fact) => fact.entity === undefined);
  return own.length === 0 && unnamed.length === 1 && isSame(soleEntity(facts), of) ? unnamed : own;
}

/** A principal is known not to exist only where a file lists all of its account. */
function toldOrAbsent(
  facts: readonly SavedFact[],
  of: IamEntity,
): Evidence<Extract<SavedFact, { kind: 'principal' }>['value']> {
  const told = factsOf(facts, 'principal').filter((fact) => isSame(fact.entity, of));
  const list = factsOf(facts, 'allPrincipals').find((fact) => fact.type === of.type);
  if (told.length === 0 && list !== undefined) return absent(list.by);
  return toldBy(told, `iam:Get${title(of)}`, NO_FILE);
}

/** `get-policy-version` does not name its policy: it can only be the one attached policy that no other file explains. */
function isLoosePolicy(facts: readonly SavedFact[], arn: string): boolean {
  const explained = new Set(factsOf(facts, 'policyVersion').flatMap((fact) => fact.arn ?? []));
  const attached = new Set(factsOf(facts, 'attached').flatMap((fact) => fact.value.map((policy) => policy.arn)));
  const open = [...attached].filter((known) => !explained.has(known));
  return (
    open.length === 1 &&
    open[0] === arn &&
    factsOf(facts, 'policyVersion').filter((fact) => fact.arn === undefined).length === 1
  );
}

function looseVersion(facts: readonly SavedFact[], arn: string) {
  if (!isLoosePolicy(facts, arn)) return [];
  return factsOf(facts, 'policyVersion').flatMap((fact) =>
    fact.arn === undefined ? [{ by: fact.by, value: fact.version }] : [],
  );
}

const ENTITY_KINDS: readonly FactKind[] = ['principal', 'inlinePolicy', 'attached', 'inlineNames'];

/** The one user or role that the files speak of, if it is one. */
function soleEntity(facts: readonly SavedFact[]): IamEntity | undefined {
  const named = facts.flatMap((fact) =>
    ENTITY_KINDS.includes(fact.kind) && 'entity' in fact && fact.entity !== undefined ? [fact.entity] : [],
  );
  const callers = factsOf(facts, 'identity').flatMap((fact) => entityOfArn(fact.value.arn) ?? []);
  const all = new Map([...named, ...callers].map((entity) => [`${entity.type}/${entity.name}`, entity]));
  const [sole] = all.values();
  return all.size === 1 && sole?.type !== 'group' ? sole : undefined;
}

function entityOfArn(arn: string): IamEntity | undefined {
  const resource = arn.split(':').slice(5).join(':');
  if (resource.startsWith('user/')) return { type: 'user', name: lastName(resource) };
  const role = /^assumed-role\/([^/]+)\//.exec(resource)?.[1];
  return role === undefined || accountOf(arn) === '' ? undefined : { type: 'role', name: role };
}

function isSame(left: IamEntity | undefined, right: IamEntity): boolean {
  return left?.type === right.type && left.name === right.name;
}

function title(of: IamEntity): string {
  return { user: 'User', role: 'Role', group: 'Group' }[of.type];
}
