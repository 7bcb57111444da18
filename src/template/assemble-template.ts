import type { AccountSubject } from '../rule/account-subject.ts';
import type { LintSettings } from '../rule/lint-settings.ts';
import { type FoundPolicy, makePolicySubject } from '../rule/make-policy-subject.ts';
import type { PolicySubject } from '../rule/policy-subject.ts';
import type { ServiceData } from '../rule/service-data.ts';
import type {
  DistributionEntity,
  FunctionEntity,
  PrincipalEntity,
  TemplateSubject,
  UrlEntity,
  VpcEndpointEntity,
} from '../rule/template-subject.ts';
import { isOpen } from '../source/open.ts';
import { assembleApis } from './assemble-apis.ts';
import { assembleFunctions } from './assemble-functions.ts';
import { branchPolicies } from './branch-policies.ts';
import { draftIndex } from './draft-index.ts';
import type { DraftPrincipal, TemplateDraft } from './template-draft.ts';

interface Facts {
  readonly services: ServiceData;
  readonly settings: LintSettings;
}

/** Puts everything together that the loaders found. */
export function assembleTemplate(draft: TemplateDraft, facts: Facts): TemplateSubject {
  const { subject, branches } = policySubjects(facts);
  const documents = draft.policies.map(subject);
  const functions = assembleFunctions(draft, subject);
  const apis = assembleApis(draft, { link: functions.link, subject });
  const owners = assemblePrincipals(draft, subject);
  const endpoints = draft.vpcEndpoints.map(
    ({ policy, ...rest }): VpcEndpointEntity => (policy === undefined ? rest : { ...rest, policy: subject(policy) }),
  );
  withRoles(functions.functions, draft, owners.principals);
  return {
    files: draft.files,
    functions: functions.functions,
    urls: functions.urls,
    permissions: functions.permissions,
    apis: apis.apis,
    principals: owners.principals,
    distributions: assembleDistributions(draft, functions.urls),
    vpcEndpoints: endpoints,
    providers: draft.providers,
    attachments: draft.attachments,
    policies: [
      ...documents,
      ...functions.policies,
      ...apis.policies,
      ...owners.policies,
      ...endpoints.flatMap(({ policy }) => policy ?? []),
      ...branches,
    ],
    resources: draft.resources,
    ...facts,
  };
}

/** Makes subjects of policies, and of the sides of conditions among their statements. */
function policySubjects(facts: Facts): {
  readonly subject: (found: FoundPolicy) => PolicySubject;
  readonly branches: readonly PolicySubject[];
} {
  const branches: PolicySubject[] = [];
  const subject = (found: FoundPolicy): PolicySubject => {
    for (const branch of branchPolicies(found)) branches.push(makePolicySubject(branch, facts));
    return makePolicySubject(found, facts);
  };
  return { subject, branches };
}

/** What was read back from AWS; undefined when no file says anything of the kind. */
export function assembleAccount(draft: TemplateDraft, graph: TemplateSubject): AccountSubject | undefined {
  const { snapshots, managedPolicies, controlPolicies } = draft;
  if (
    snapshots.length +
      managedPolicies.length +
      controlPolicies.length +
      draft.attachments.length +
      graph.principals.length ===
    0
  )
    return undefined;
  return { graph, snapshots, managedPolicies, controlPolicies, settings: graph.settings };
}

function assemblePrincipals(
  draft: TemplateDraft,
  subject: (found: FoundPolicy) => PolicySubject,
): { principals: PrincipalEntity[]; policies: PolicySubject[] } {
  const policies: PolicySubject[] = [];
  const keep = (found: FoundPolicy): PolicySubject => {
    const made = subject(found);
    policies.push(made);
    return made;
  };
  const attached = attachedByTarget(draft, keep);
  const principals = draft.principals.map((declared) => {
    const own = declared.policies.map(keep);
    const trust = declared.trust === undefined ? undefined : keep(declared.trust);
    return principalEntity(declared, [...own, ...(attached.get(declared) ?? [])], trust);
  });
  return { principals, policies };
}

/** Written out, as all entities: a spread gives each a shape of its own, and V8 is slow with those. */
function principalEntity(
  declared: DraftPrincipal,
  policies: readonly PolicySubject[],
  trust: PolicySubject | undefined,
): PrincipalEntity {
  const { id, dialect, at, of, conditional, kind, name, managedPolicyArns, boundary } = declared;
  return { id, dialect, at, of, conditional, kind, name, trust, policies, managedPolicyArns, boundary };
}

/** Policies by the principals they hang on, which they name by a reference or by a literal name. */
function attachedByTarget(
  draft: TemplateDraft,
  keep: (found: FoundPolicy) => PolicySubject,
): ReadonlyMap<DraftPrincipal, readonly PolicySubject[]> {
  const found = new Map<DraftPrincipal, PolicySubject[]>();
  const indexOf = (kind: DraftPrincipal['kind']) =>
    draftIndex(draft.principals.filter((one) => one.kind === kind).map((one) => ({ ...named(one), value: one })));
  const indexes = { role: indexOf('role'), user: indexOf('user'), group: indexOf('group') };
  for (const { policy, scope, to } of draft.attached) {
    const made = keep(policy);
    const targets = new Set(to.map(({ kind, name }) => indexes[kind].find(scope, name)));
    for (const target of targets) if (target !== undefined) found.set(target, [...(found.get(target) ?? []), made]);
  }
  return found;
}

function named({ scope, id, name }: DraftPrincipal): Pick<DraftPrincipal, 'scope' | 'id' | 'name'> {
  return { scope, id, name };
}

function withRoles(
  functions: readonly FunctionEntity[],
  draft: TemplateDraft,
  principals: readonly PrincipalEntity[],
): void {
  const index = draftIndex(
    draft.principals.flatMap((declared, position) => {
      const value = principals[position];
      return value === undefined || declared.kind !== 'role'
        ? []
        : [{ scope: declared.scope, id: declared.id, name: declared.name, value }];
    }),
  );
  for (const [position, entity] of functions.entries()) {
    const scope = draft.functions[position]?.scope ?? '';
    const named = typeof entity.role === 'string' ? entity.role.slice(entity.role.lastIndexOf('/') + 1) : entity.role;
    const roleEntity = index.find(scope, named);
    if (roleEntity !== undefined) Object.assign(entity, { roleEntity });
  }
}

/** An origin is a function URL when its domain is cut out of one: `!Select [2, !Split ['/', !GetAtt Url.FunctionUrl]]`. */
function assembleDistributions(draft: TemplateDraft, urls: readonly UrlEntity[]): readonly DistributionEntity[] {
  const byId = draftIndex(
    draft.urls.flatMap((declared, position) => {
      const value = urls[position];
      return value === undefined ? [] : [{ scope: declared.scope, id: declared.id, name: undefined, value }];
    }),
  );
  return draft.distributions.map((declared) => ({
    ...declared,
    origins: declared.origins.map((origin) => {
      const references = isOpen(origin.domain) ? origin.domain.refs : [];
      const url = references
        .map((reference) => byId.byId(declared.scope, reference.name))
        .find((found) => found !== undefined);
      return { ...origin, url };
    }),
  }));
}
