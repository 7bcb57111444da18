/** A `${key}` or `${key, 'default'}` inside a policy value. */
export interface PolicyVariable {
  readonly key: string;
  readonly fallback?: string;
}

/** A policy value in pieces: text whose wildcards count, text whose wildcards are literal, variables. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'variable'; readonly variable: PolicyVariable };

/**
 * Splits a value at its policy variables. `${*}`, `${?}` and `${$}` are literal characters; whatever is not
 * well-formed stays text. Only for documents of Version 2012-10-17.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function splitVariables(value: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let open = value.indexOf('${');
  while (open !== -1) {
    const found = readVariable(value, open + 2);
    if (found === undefined) {
      open = value.indexOf('${', open + 2);
      continue;
    }
    if (open > from) pieces.push({ kind: 'text', text: value.slice(from, open) });
    pieces.push(found.piece);
    from = found.end;
    open = value.indexOf('${', from);
  }
  if (from < value.length) pieces.push({ kind: 'text', text: value.slice(from) });
  return pieces;
}

interface Found {
  readonly piece: Piece;
  readonly end: number;
}

function readVariable(value: string, start: number): Found | undefined {
  const first = value[start];
  if ((first === '*' || first === '?' || first === '$') && value[start + 1] === '}') {
    return { piece: { kind: 'literal', text: first }, end: start + 2 };
  }
  let at = start;
  while (at < value.length && value[at] !== '}' && value[at] !== ',' && value[at] !== '{') at++;
  const key = value.slice(start, at).trim().toLowerCase();
  if (key === '') return undefined;
  if (value[at] === '}') return { piece: { kind: 'variable', variable: { key } }, end: at + 1 };
  return value[at] === ',' ? readFallback(value, at + 1, key) : undefined;
}

function readFallback(value: string, start: number, key: string): Found | undefined {
  const open = skipSpaces(value, start);
  if (value[open] !== "'") return undefined;
  const close = value.indexOf("'", open + 1);
  if (close === -1) return undefined;
  const end = skipSpaces(value, close + 1);
  if (value[end] !== '}') return undefined;
  return { piece: { kind: 'variable', variable: { key, fallback: value.slice(open + 1, close) } }, end: end + 1 };
}

function skipSpaces(value: string, start: number): number {
  let at = start;
  while (value[at] === ' ') at++;
  return at;
}
