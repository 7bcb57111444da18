import { HOLE, isOpen, type Slot } from '../source/open.ts';
import { type KnownText, knownText, sliceText, textValue } from './known-text.ts';
import type { DraftLink } from './template-draft.ts';

/** A link taken apart: which function, by reference or by name, and which qualifier. */
export interface ReadLink {
  /** Logical id in the scope of the link, when the link refers to something declared. */
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly text: Slot<string>;
  readonly qualifier: Slot<string>;
}

/**
 * Reads what names a function: name, `name:qualifier`, ARN, partial ARN, or an integration URI around an ARN.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function readLink(link: DraftLink): ReadLink {
  const known = link.target === undefined ? undefined : knownText(link.target);
  if (known === undefined) return { id: undefined, name: undefined, text: link.target, qualifier: link.qualifier };
  const inner = withoutUri(known);
  const { name: written, qualifier } = splitQualifier(inner);
  const name = withStageVariables(written);
  const [reference] = name.refs;
  const byReference = name.text === HOLE && reference?.kind === 'resource' ? reference.name : undefined;
  const literal = name.refs.length === 0 ? name.text : undefined;
  const own = link.qualifier ?? (qualifier === undefined ? undefined : slotOf(qualifier));
  const text = qualifier === undefined ? inner : sliceText(inner, 0, inner.text.length - qualifier.text.length - 1);
  return { id: byReference, name: literal, text: slotOf(text), qualifier: own };
}

function slotOf(known: KnownText): Slot<string> {
  const value = textValue(known, 'partly open');
  return typeof value === 'string' || isOpen(value) ? value : undefined;
}

/** `${stageVariables.function}` is settled by the stage of each call. */
function withStageVariables(name: KnownText): KnownText {
  const found = /\$\{stageVariables\.[^}]*\}/.exec(name.text)?.[0];
  return found === undefined ? name : { text: HOLE, refs: [{ kind: 'other', name: found }] };
}

/** `arn:aws:apigateway:…:lambda:path/2015-03-31/functions/<ARN>/invocations` → the ARN. */
function withoutUri(known: KnownText): KnownText {
  const start = known.text.indexOf('/functions/');
  const end = known.text.lastIndexOf('/invocations');
  return start < 0 || end < start ? known : sliceText(known, start + '/functions/'.length, end);
}

function splitQualifier(known: KnownText): { readonly name: KnownText; readonly qualifier: KnownText | undefined } {
  const marker = known.text.lastIndexOf('function:');
  const start = marker < 0 ? 0 : marker + 'function:'.length;
  const tail = sliceText(known, start);
  const colon = tail.text.indexOf(':');
  if (colon < 0) return { name: tail, qualifier: undefined };
  return { name: sliceText(tail, 0, colon), qualifier: sliceText(tail, colon + 1) };
}
