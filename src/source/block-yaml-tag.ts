import { type BlockCursor, beyond } from './block-yaml-cursor.ts';
import { emptyObject } from './json-value.ts';
import type { SourceValue } from './open.ts';
import { INTRINSICS, longIntrinsic, splitAttribute } from './yaml-intrinsics.ts';

const TAG = /![A-Za-z]+/y;
/** Bits of a token's kind below its tag. */
const KIND_BITS = 4;

/** Reads the tag of a short intrinsic and returns its long form; other tags are left to the library. */
export function readTag(cursor: BlockCursor): string {
  TAG.lastIndex = cursor.at;
  const written = TAG.exec(cursor.text)?.[0];
  const name = longIntrinsic(written);
  if (written === undefined || name === undefined) return beyond();
  cursor.at += written.length;
  return name;
}

/** The long form around a value; the token of the value remembers it. */
export function wrapTagged(
  cursor: BlockCursor,
  found: { readonly name: string; readonly token: number; readonly value: SourceValue },
): SourceValue {
  const { name, token, value } = found;
  const { fields } = cursor.sink;
  fields[token * 4] = (fields[token * 4] ?? 0) | ((INTRINSICS.indexOf(name) + 1) << KIND_BITS);
  const wrapped: Record<string, SourceValue> = emptyObject();
  wrapped[name] = name === 'Fn::GetAtt' && typeof value === 'string' ? splitAttribute(value) : value;
  return wrapped;
}

/** Kind of a token without its tag. */
export function kindOf(fields: Int32Array, token: number): number {
  return (fields[token * 4] ?? 0) & ((1 << KIND_BITS) - 1);
}

/** Long form of the intrinsic around a token. */
export function intrinsicOf(fields: Int32Array, token: number): string | undefined {
  return INTRINSICS[((fields[token * 4] ?? 0) >> KIND_BITS) - 1];
}
