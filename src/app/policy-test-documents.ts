import { isAbsolute, resolve } from 'node:path';
import type { PolicyDocument, PolicyLayer, PolicySource } from '../domain/policy.ts';
import type { ControlLevel, LayerPolicies, LayerPolicy } from '../domain/question.ts';
import { quote } from '../domain/quote.ts';
import type { Result } from '../domain/result.ts';
import { parsePolicy, parsePolicyText } from '../engine/parse-policy.ts';
import { type CaseFile, type PlacedCase, readText, readValues } from './policy-test-file.ts';
import { caseError, pointerStep } from './policy-test-problem.ts';
import type { CaseDocuments, CasePolicies } from './policy-test-schema.ts';

/** Where documents stand: the file, the case, and the pointer inside the case. */
export interface DocumentPlace {
  readonly file: CaseFile;
  readonly placed: PlacedCase;
  readonly layer: PolicyLayer;
  readonly pointer: string;
  readonly attachedTo?: string;
}

/** One layer of a case. A document that is no policy stays unreadable: it never stops the rest. */
export async function readLayer(documents: CaseDocuments | undefined, place: DocumentPlace): Promise<LayerPolicies> {
  if (documents === undefined || documents === null) return { policies: [], complete: true };
  const policies = Array.isArray(documents)
    ? await Promise.all(
        documents.map((one, index) => readDocument(one, { ...place, pointer: `${place.pointer}/${index}` })),
      )
    : [await readDocument(documents, place)];
  return { policies, complete: true };
}

/** The levels of an organization, root first. */
export async function readLevels(
  levels: CasePolicies['scps'],
  place: Omit<DocumentPlace, 'attachedTo'>,
): Promise<readonly ControlLevel[]> {
  return Promise.all(
    (levels ?? []).map(async ({ target, policies }, index) => ({
      target,
      ...(await readLayer(policies, {
        ...place,
        pointer: `${place.pointer}/${index}/policies`,
        attachedTo: target,
      })),
    })),
  );
}

type Given = Exclude<CaseDocuments, null | readonly unknown[]>;

async function readDocument(given: Given, place: DocumentPlace): Promise<LayerPolicy> {
  const reference = typeof given === 'object' ? fileOf(given, place) : undefined;
  const source = sourceOf(place, reference);
  const parsed = reference === undefined ? parseInline(given, place) : await parseFile(reference, place);
  return parsed.ok ? { source, document: parsed.value } : { source, unreadable: parsed.error.join('; ') };
}

function sourceOf({ file, layer, pointer, attachedTo }: DocumentPlace, reference: string | undefined): PolicySource {
  const at = attachedTo === undefined ? {} : { attachedTo };
  const named = reference === undefined ? { name: pointer.slice(1), path: file.path } : { name: reference };
  return { layer, kind: 'file', ...named, ...at };
}

function parseInline(given: Given, place: DocumentPlace): Result<PolicyDocument, readonly string[]> {
  if (typeof given === 'string') return parsePolicyText(given);
  const base = place.placed.pointer + place.pointer;
  return parsePolicy(given, (pointer) => place.file.lineOf(base + pointer));
}

/** The path of `{"file": "…"}`; a policy has no element of that name. */
function fileOf(given: Readonly<Record<string, unknown>>, place: DocumentPlace): string | undefined {
  if (!Object.hasOwn(given, 'file')) return undefined;
  const { file } = given;
  const [other] = Object.keys(given).filter((key) => key !== 'file');
  if (other !== undefined) throw problem(place, `unknown field ${quote(other)} beside \`file\``, pointerStep(other));
  return referencedPath(file, place);
}

/** A path that a case names. Absolute paths are refused: cases are to mean the same on every machine. */
export function referencedPath(file: unknown, place: Omit<DocumentPlace, 'layer'>): string {
  if (typeof file !== 'string' || file === '') throw problem(place, '`file` is a path relative to the case file');
  if (isAbsolute(file)) throw problem(place, `${quote(file)} is absolute, paths are relative to the case file`);
  return file;
}

async function parseFile(reference: string, place: DocumentPlace): Promise<Result<PolicyDocument, readonly string[]>> {
  const text = readReferenced(reference, place);
  if (!/\.ya?ml$/i.test(reference)) return parsePolicyText(text);
  const [first] = await readValues(reference, text);
  return parsePolicy(first?.value, first?.lineOf);
}

/** The text of a file that a case names; a UserError with the place in the case when it is not there. */
export function readReferenced(reference: string, place: Omit<DocumentPlace, 'layer'>): string {
  const shown = `${reference} (named by case ${place.placed.test.id} of ${place.file.path})`;
  return readText(resolve(place.file.folder, reference), shown, 'paths are relative to the file of the case');
}

/** A mistake in a case at this place. */
export function problem(place: Omit<DocumentPlace, 'layer'>, clause: string, step = ''): Error {
  const pointer = place.placed.pointer + place.pointer + step;
  return caseError(place.file, [{ pointer, clause }], place.placed.test.id);
}
