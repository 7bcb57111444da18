import type { Attachment, PolicyType } from '../rule/policy-subject.ts';
import { pointerTo } from '../source/json-value.ts';
import { isObject, openValue, type SourceObject, type SourceValue } from '../source/open.ts';
import type { Place, SourceFile } from '../source/source-file.ts';
import { bareStatements } from './bare-statements.ts';
import { type EmbeddedJson, embeddedJson } from './embedded-json.ts';
import { isMisspelledPolicy } from './misspelled-policy.ts';
import { hasOtherStatements } from './other-statements.ts';
import { guessPolicyType } from './policy-type.ts';

/** A policy in a file of its own or in an answer of the AWS CLI. */
export interface PolicyDocumentIn {
  readonly document: SourceValue;
  readonly at: (pointer: string, part?: 'key') => Place;
  /** Said by the answer it was packed in. */
  readonly type?: PolicyType;
  readonly attachedTo?: Attachment;
  readonly wrapped: readonly { readonly how: 'response' | 'url-encoded' | 'json-string'; readonly pointer: string }[];
  /** Keys that stand twice in a document inside a string. */
  readonly duplicates?: EmbeddedJson['duplicates'];
}

/** Places of a document that stands in the file as it is. */
export function plainPlaces(file: SourceFile, base: string): (pointer: string, part?: 'key') => Place {
  return (pointer, part) => ({ file, pointer: base + pointer, ...(part === undefined ? {} : { part }) });
}

/** The policies of a file that is one, or that is an answer holding some; empty when it is neither. */
export function findPolicyDocuments(file: SourceFile): readonly PolicyDocumentIn[] {
  const { value } = file;
  if (typeof value === 'string') return packed(file, { pointer: '', value });
  if (isBareStatement(value)) return [{ ...bareStatements(value, plainPlaces(file, '')), wrapped: [] }];
  if (isObject(value) && isAddedStatement(value)) return addedStatement(file, value['Statement']);
  if (looksLikePolicy(value)) return [{ document: value, at: plainPlaces(file, ''), wrapped: [] }];
  return isObject(value) ? answers(file, value) : [];
}

function isAddedStatement(value: SourceObject): boolean {
  const { Statement: statement } = value;
  const answers = typeof statement === 'string' || ('RevisionId' in value && isObject(statement));
  return answers && Object.keys(value).every((key) => key === 'Statement' || key === 'RevisionId');
}

/**
 * `aws lambda add-permission` and `add-layer-version-permission` answer with the statement as JSON in a string; the policy
 * has others, perhaps.
 */
function addedStatement(file: SourceFile, written: SourceValue | undefined): readonly PolicyDocumentIn[] {
  const inner =
    typeof written === 'string'
      ? embeddedJson(file, '/Statement', written)
      : { value: written ?? null, at: plainPlaces(file, '/Statement') };
  if (inner === undefined || inner === 'broken') return [];
  const statements = [inner.value, openValue('other statements')];
  const at = (pointer: string, part?: 'key'): Place => inner.at(pointer.replace(/^\/[01]/, ''), part);
  return [{ ...bareStatements(statements, at), wrapped: [{ how: 'response', pointer: '' }] }];
}

/** Whether a value is one statement, as it stands in a policy. */
export function isBareStatement(value: SourceValue | undefined): value is SourceObject {
  return isObject(value) && 'Effect' in value && ('Action' in value || 'NotAction' in value) && !('Statement' in value);
}

/** Whether a value is meant to be a policy, possibly misspelled. */
export function looksLikePolicy(value: SourceValue | undefined): value is SourceObject {
  if (!isObject(value) || hasOtherStatements(value)) return false;
  const keys = Object.keys(value);
  if (keys.some((key) => /^statements?$/i.test(key)) && !('Resources' in value)) return true;
  if (keys.some((key) => /^effect$/i.test(key)) && keys.some((key) => /^(not)?actions?$/i.test(key))) return true;
  const { Version: version } = value;
  const versioned = typeof version === 'string' && /^20\d\d-\d\d-\d\d$/.test(version);
  return (versioned && keys.every((key) => POLICY_KEYS.has(key))) || isMisspelledPolicy(value);
}

const POLICY_KEYS = new Set(['Version', 'Id', 'Statement']);

/** Property paths of AWS CLI answers that hold policies; the type when the answer says it. */
const ANSWERS: readonly { readonly path: readonly string[]; readonly type?: PolicyType; readonly beside?: string }[] = [
  { path: ['Policy'], beside: 'RevisionId', type: 'lambda' },
  { path: ['Policy', 'Content'] },
  { path: ['Policy'] },
  { path: ['policy'], type: 'rest-api' },
  { path: ['PolicyVersion', 'Document'], type: 'identity' },
  { path: ['PolicyDocument'], beside: 'RoleName', type: 'identity' },
  { path: ['PolicyDocument'], beside: 'UserName', type: 'identity' },
  { path: ['PolicyDocument'], beside: 'GroupName', type: 'identity' },
  { path: ['PolicyDocument'] },
  { path: ['Role', 'AssumeRolePolicyDocument'], type: 'trust' },
  { path: ['Attributes', 'Policy'] },
  { path: ['ResourcePolicy'] },
  { path: ['policyText'] },
  { path: ['AssumeRolePolicyDocument'], type: 'trust' },
];

function answers(file: SourceFile, root: SourceObject): readonly PolicyDocumentIn[] {
  for (const answer of ANSWERS) {
    if (answer.beside !== undefined && !(answer.beside in root)) continue;
    const pointer = answer.path.reduce(pointerTo, '');
    const value = answer.path.reduce<SourceValue | undefined>(
      (inner, key) => (isObject(inner) ? inner[key] : undefined),
      root,
    );
    const found = value === undefined ? [] : packed(file, { pointer, value });
    const type = answer.type ?? controlType(root);
    const owner = ownerIn(root, answer.beside);
    if (found.length > 0)
      return found.map((policy) => ({
        ...policy,
        ...owner,
        ...(type === undefined || (type === 'rest-api' && isOfAnother(policy)) ? {} : { type }),
      }));
  }
  return [];
}

/** API Gateway is not the only service that answers with a `policy`. */
function isOfAnother({ document }: PolicyDocumentIn): boolean {
  const { resourceService = 'execute-api' } = guessPolicyType(document, '');
  return resourceService !== 'execute-api';
}

const OWNERS: ReadonlyMap<string, 'role' | 'user' | 'group'> = new Map([
  ['RoleName', 'role'],
  ['UserName', 'user'],
  ['GroupName', 'group'],
]);

/** `aws iam get-role-policy` and its like say whose policy they show. */
function ownerIn(root: SourceObject, key = ''): Pick<PolicyDocumentIn, 'attachedTo'> {
  const kind = OWNERS.get(key);
  const name = root[key];
  return kind === undefined || typeof name !== 'string' ? {} : { attachedTo: { kind, name } };
}

/** `aws organizations describe-policy` says which kind of policy it shows. */
function controlType(root: SourceObject): PolicyType | undefined {
  const { Policy: policy } = root;
  const summary = isObject(policy) ? policy['PolicySummary'] : undefined;
  const type = isObject(summary) ? summary['Type'] : undefined;
  return type === 'SERVICE_CONTROL_POLICY' ? 'scp' : type === 'RESOURCE_CONTROL_POLICY' ? 'rcp' : undefined;
}

function packed(
  file: SourceFile,
  place: { readonly pointer: string; readonly value: SourceValue },
): readonly PolicyDocumentIn[] {
  const { pointer, value } = place;
  const outer = pointer === '' ? [] : [{ how: 'response', pointer } as const];
  if (looksLikePolicy(value)) return [{ document: value, at: plainPlaces(file, pointer), wrapped: outer }];
  if (typeof value !== 'string') return [];
  const inner: EmbeddedJson | 'broken' | undefined = embeddedJson(file, pointer, value);
  if (inner === undefined || inner === 'broken' || !looksLikePolicy(inner.value)) return [];
  return [
    {
      document: inner.value,
      at: inner.at,
      wrapped: [...outer, ...inner.packing.map((how) => ({ how, pointer }))],
      duplicates: inner.duplicates,
    },
  ];
}
