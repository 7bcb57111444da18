import type { PolicyType } from '../rule/policy-subject.ts';
import { SNAPSHOT_SCHEMA, type Snapshot } from '../snapshot/snapshot.ts';
import { pointerTo } from '../source/json-value.ts';
import { isList, isObject, type SourceObject, type SourceValue } from '../source/open.ts';
import type { SourceFile } from '../source/source-file.ts';
import { textSlot, valueIn } from './declared-resource.ts';
import { embeddedJson } from './embedded-json.ts';
import type { TemplateDraft } from './template-draft.ts';

/** Whether a value is a snapshot of this tool. */
export function isSnapshot(value: SourceValue): value is SourceObject {
  return isObject(value) && value['schema'] === SNAPSHOT_SCHEMA;
}

/** Reads the policies, the function and its URLs of a snapshot into the draft. */
export function readSnapshotFile(file: SourceFile, draft: TemplateDraft): void {
  const root = file.value;
  if (!isSnapshot(root)) return;
  const snapshot: Snapshot = JSON.parse(JSON.stringify(root));
  draft.snapshots.push({ snapshot, at: { file, pointer: '' } });
  const waiting: { readonly value: SourceValue; readonly pointer: string }[] = [{ value: root, pointer: '' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, pointer } = next;
    if (isList(value))
      for (const [index, item] of value.entries()) waiting.push({ value: item, pointer: `${pointer}/${index}` });
    if (!isObject(value)) continue;
    if (isPolicyEvidence(value)) readPolicy(file, { value, pointer }, draft);
    else
      for (const [key, inner] of Object.entries(value))
        waiting.push({ value: inner, pointer: pointerTo(pointer, key) });
  }
  readFunction(file, root, draft);
}

function isPolicyEvidence(value: SourceObject): boolean {
  return isObject(value['source']) && isObject(value['document']) && typeof value['source']['layer'] === 'string';
}

const TYPES: Readonly<Record<string, PolicyType>> = {
  identity: 'identity',
  boundary: 'boundary',
  session: 'session',
  scp: 'scp',
  rcp: 'rcp',
  vpce: 'vpc-endpoint',
};

function readPolicy(
  file: SourceFile,
  evidence: { readonly value: SourceObject; readonly pointer: string },
  draft: TemplateDraft,
): void {
  const text = valueIn(evidence.value, 'document', 'value');
  const layer = String(valueIn(evidence.value, 'source', 'layer'));
  const kind = valueIn(evidence.value, 'source', 'kind');
  // AWS managed policies are not the reader's to change.
  if (typeof text !== 'string' || String(valueIn(evidence.value, 'source', 'arn')).startsWith('arn:aws:iam::aws:'))
    return;
  const inner = embeddedJson(file, `${evidence.pointer}/document/value`, text);
  if (inner === undefined || inner === 'broken') return;
  const type = kind === 'function-policy' ? 'lambda' : kind === 'api-policy' ? 'rest-api' : (TYPES[layer] ?? 'unknown');
  const resourceService =
    type === 'lambda' ? { resourceService: 'lambda' } : type === 'rest-api' ? { resourceService: 'execute-api' } : {};
  draft.policies.push({ document: inner.value, type, ...resourceService, origin: 'document', at: inner.at });
}

function readFunction(file: SourceFile, root: SourceObject, draft: TemplateDraft): void {
  const value = valueIn(root, 'function', 'value');
  if (!isObject(value)) return;
  const at = { file, pointer: '/function/value' };
  const base = {
    id: String(value['name']),
    dialect: 'snapshot',
    scope: file.path,
    at,
    of: () => at,
    conditional: false,
  } as const;
  draft.functions.push({
    ...base,
    name: textSlot(value['name']),
    arn: undefined,
    role: textSlot(value['executionRole']),
    aliases: [],
  });
  const urls = valueIn(value, 'urls', 'value');
  for (const [index, url] of (isList(urls) ? urls : []).entries()) {
    const place = { file, pointer: `/function/value/urls/value/${index}` };
    draft.urls.push({
      ...base,
      at: place,
      of: () => place,
      id: String(valueIn(url, 'url')),
      target: textSlot(value['name']),
      qualifier: textSlot(valueIn(url, 'qualifier')),
      authType: textSlot(valueIn(url, 'authType')),
      addsPublicPermissions: false,
    });
  }
}
