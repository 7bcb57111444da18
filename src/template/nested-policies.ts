import { pointerTo } from '../source/json-value.ts';
import { isList, isObject, type SourceObject, type SourceValue } from '../source/open.ts';
import type { SourceFile } from '../source/source-file.ts';
import { embeddedJson } from './embedded-json.ts';
import { type PolicyDocumentIn, plainPlaces } from './find-policy-documents.ts';
import { hasOtherStatements } from './other-statements.ts';

const MOST = 200_000;

/**
 * Policies anywhere in a document of no kind that is known (manifests, values of charts, answers of other commands): objects
 * with statements that have an Effect and an Action, also as JSON in a string.
 */
export function nestedPolicies(file: SourceFile, from: { readonly value: SourceValue; readonly pointer: string }) {
  const found: PolicyDocumentIn[] = [];
  const waiting = [{ ...from, key: '' }];
  for (let seen = 0; waiting.length > 0 && seen < MOST; seen += 1) {
    const next = waiting.pop();
    if (next === undefined) break;
    const { value, pointer } = next;
    const policy = typeof value === 'string' ? inString(file, pointer, value) : inObject(file, pointer, value);
    if (policy !== undefined) found.push({ ...policy, ...typeByKey(next.key) });
    else if (isList(value)) {
      for (const [index, item] of value.entries())
        waiting.push({ value: item, pointer: pointerTo(pointer, index), key: next.key });
    } else if (isObject(value)) {
      for (const [key, inner] of Object.entries(value))
        waiting.push({ value: inner, pointer: pointerTo(pointer, key), key });
    }
  }
  return found.reverse();
}

function inObject(file: SourceFile, pointer: string, value: SourceValue): PolicyDocumentIn | undefined {
  if (!isObject(value) || !hasStatements(value)) return undefined;
  return { document: value, at: plainPlaces(file, pointer), wrapped: [] };
}

function inString(file: SourceFile, pointer: string, text: string): PolicyDocumentIn | undefined {
  if (text.length < 20 || !/^\s*(?:\{|%7b)/i.test(text) || !text.includes('Statement')) return undefined;
  const inner = embeddedJson(file, pointer, text);
  if (inner === undefined || inner === 'broken' || !isObject(inner.value) || !hasStatements(inner.value))
    return undefined;
  return { document: inner.value, at: inner.at, wrapped: [] };
}

function hasStatements(value: SourceObject): boolean {
  if (hasOtherStatements(value)) return false;
  const { Statement: written } = value;
  return (isList(written) ? written : [written]).some(
    (one) => isObject(one) && 'Effect' in one && ('Action' in one || 'NotAction' in one),
  );
}

function typeByKey(key: string): Pick<PolicyDocumentIn, 'type'> {
  if (/assume_?role_?policy|trust_?policy/i.test(key)) return { type: 'trust' };
  if (/permissions?_?boundary/i.test(key)) return { type: 'boundary' };
  return {};
}
