import type { PolicyType } from '../rule/policy-subject.ts';
import { isList, isObject, type SourceValue } from '../source/open.ts';
import type { SourceFile } from '../source/source-file.ts';
import { bareStatements } from './bare-statements.ts';
import { isCliAnswer, readCliAnswer } from './cli-answers.ts';
import { isCloudFormation, readCloudFormation } from './cloudformation.ts';
import type { DeploymentFacts } from './cloudformation-names.ts';
import {
  findPolicyDocuments,
  isBareStatement,
  looksLikePolicy,
  type PolicyDocumentIn,
  plainPlaces,
} from './find-policy-documents.ts';
import { nestedPolicies } from './nested-policies.ts';
import { bodyDisablesEndpoint, bodyIsPrivate, isHttpApi, isOpenApi, readOpenApi } from './openapi.ts';
import { guessPolicyType } from './policy-type.ts';
import { isServerless, readServerless } from './serverless.ts';
import { isSnapshot, readSnapshotFile } from './snapshot-file.ts';
import type { TemplateDraft } from './template-draft.ts';
import { isTerraformPlan, readTerraformPlan } from './terraform-plan.ts';
import { withIntrinsics } from './with-intrinsics.ts';

/** What the user stated about the files. */
export interface LoadFacts extends DeploymentFacts {
  readonly policyType?: PolicyType | undefined;
  /** The file was given by name, not met in a folder. */
  readonly named?: boolean | undefined;
}

/** Recognises a file by its content and reads it into the draft; a file of no known kind adds nothing but itself. */
export function loadFile(written: SourceFile, draft: TemplateDraft, facts: LoadFacts): void {
  const kind = kindOf(written.value);
  const file = MAY_BE_INCLUDED.has(kind) ? withIntrinsics(written, facts) : asMade(written, kind);
  draft.files.push(file);
  const before = entities(draft);
  const found = kind === 'cloudformation' ? NOTHING : loadAs(kind, file, { draft, facts });
  if (kind === 'cloudformation') readCloudFormation(file, draft, facts);
  if (kind === 'serverless') readServerless(file, draft, facts);
  if (kind === 'terraform-plan') readTerraformPlan(file, draft);
  if (entities(draft) === before && isStatedPolicy(kind, file, facts))
    addPolicy(file, { document: file.value, at: plainPlaces(file, ''), wrapped: [] }, { draft, facts });
  // Any object may be meant as a policy; one in which nothing was found is not.
  const nothing = (kind === 'policy' || kind === 'policies') && entities(draft) === before;
  draft.fileSubjects.push({ file, error: undefined, kind: nothing ? 'unknown' : kind, ...found });
}

/** A plan is made anew by the next run of Terraform: what is wrong is repaired in the configuration. */
function asMade(file: SourceFile, kind: FileKind): SourceFile {
  return kind === 'terraform-plan' ? { ...file, textEditsOnly: true } : file;
}

/** Who names a file and its type of policy means that it is one, whatever stands in it. */
function isStatedPolicy(kind: FileKind, { value }: SourceFile, { named, policyType }: LoadFacts): boolean {
  return kind === 'policy' && named === true && policyType !== undefined && isObject(value) && !isCliAnswer(value);
}

const MAY_BE_INCLUDED: ReadonlySet<FileKind> = new Set(['policy', 'policies', 'openapi']);

function entities(draft: TemplateDraft): number {
  const { policies, functions, urls, permissions, apis, principals, attached, attachments } = draft;
  const own = [policies, functions, urls, permissions, apis, principals, attached, attachments, draft.vpcEndpoints];
  const read = [draft.snapshots, draft.managedPolicies, draft.controlPolicies];
  return [...own, ...read].reduce((sum, list) => sum + list.length, 0);
}

type FileKind =
  | 'cloudformation'
  | 'snapshot'
  | 'serverless'
  | 'terraform-plan'
  | 'openapi'
  | 'policy'
  | 'policies'
  | 'unknown';

function kindOf(value: SourceValue): FileKind {
  if (isCloudFormation(value)) return 'cloudformation';
  if (isServerless(value)) return 'serverless';
  if (isTerraformPlan(value)) return 'terraform-plan';
  if (isOpenApi(value)) return 'openapi';
  if (isSnapshot(value)) return 'snapshot';
  if (isList(value)) return 'policies';
  return isObject(value) || typeof value === 'string' ? 'policy' : 'unknown';
}

interface Loading {
  readonly draft: TemplateDraft;
  readonly facts: LoadFacts;
}

/** What the rules about the text of a file learn from taking off its layers. */
type Unwrapped = Pick<TemplateDraft['fileSubjects'][number], 'wrapped' | 'innerDuplicates'>;

const NOTHING: Unwrapped = { wrapped: [] };

function loadAs(kind: FileKind, file: SourceFile, loading: Loading): Unwrapped {
  if (kind === 'openapi') loadOpenApi(file, loading.draft);
  if (kind === 'snapshot') readSnapshotFile(file, loading.draft);
  if (kind === 'policies') loadPolicyList(file, loading);
  if (kind !== 'policy') return NOTHING;
  const found = findPolicyDocuments(file);
  const before = entities(loading.draft);
  const read = !looksLikePolicy(file.value) && readCliAnswer(file, loading.draft);
  if (!read) for (const policy of found) addPolicy(file, policy, loading);
  if (entities(loading.draft) === before) addNested(file, { value: file.value, pointer: '' }, loading);
  return {
    wrapped: found.flatMap((policy) => policy.wrapped),
    innerDuplicates: found.flatMap((policy) => policy.duplicates ?? []),
  };
}

function addNested(file: SourceFile, from: { value: SourceValue; pointer: string }, loading: Loading): void {
  for (const policy of nestedPolicies(file, from)) addPolicy(file, policy, loading);
}

function addPolicy(file: SourceFile, policy: PolicyDocumentIn, { draft, facts }: Loading): void {
  const guess = guessPolicyType(policy.document, file.path);
  const service = guess.resourceService === undefined ? {} : { resourceService: guess.resourceService };
  const type = facts.policyType ?? policy.type ?? guess.type;
  const { document, at, attachedTo } = policy;
  const owner = attachedTo === undefined ? {} : { attachedTo };
  draft.policies.push({ document, type, ...service, ...owner, origin: 'document', at });
}

/** A list of policies, or of bare statements, in one file. */
function loadPolicyList(file: SourceFile, loading: Loading): void {
  const { value } = file;
  if (!isList(value)) return;
  if (value.length > 0 && value.every(isBareStatement)) {
    addPolicy(file, { ...bareStatements(value, plainPlaces(file, '')), wrapped: [] }, loading);
    return;
  }
  for (const [index, item] of value.entries()) {
    const pointer = `/${index}`;
    if (isObject(item) && looksLikePolicy(item) && 'Statement' in item)
      addPolicy(file, { document: item, at: plainPlaces(file, pointer), wrapped: [] }, loading);
    else addNested(file, { value: item, pointer }, loading);
  }
}

function loadOpenApi(file: SourceFile, draft: TemplateDraft): void {
  const body = file.value;
  if (!isOpenApi(body)) return;
  const at = { file, pointer: '' };
  const base = { id: 'openapi', dialect: 'openapi', scope: file.path, at, of: () => at, conditional: false } as const;
  const policy = body['x-amazon-apigateway-policy'];
  const routesComplete = readOpenApi({ api: base, body, place: plainPlaces(file, ''), defaultAuth: undefined }, draft);
  draft.apis.push({
    ...base,
    kind: isHttpApi(body) ? 'HTTP' : 'REST',
    name: undefined,
    apiId: undefined,
    endpointTypes: bodyIsPrivate(body) ? ['PRIVATE'] : [],
    ...(isObject(policy)
      ? {
          policy: {
            document: policy,
            type: 'rest-api',
            resourceService: 'execute-api',
            origin: 'document',
            attachedTo: { kind: 'rest-api', id: 'openapi', name: undefined },
            at: plainPlaces(file, '/x-amazon-apigateway-policy'),
          } as const,
          policyState: 'present' as const,
        }
      : { policyState: 'open' as const }),
    routesComplete,
    disableDefaultEndpoint: bodyDisablesEndpoint(body),
    defaultAuthorizer: undefined,
  });
}
