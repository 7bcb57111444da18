import type { CanonicalRequest } from './canonical-request.ts';

/** One line of the canonical request, as three parties have it. */
export interface ComparedLine {
  /** `method`, `path`, `query`, `header host`, `blank`, `signed headers`, `payload hash`. */
  readonly part: string;
  /** As AWS computes it from the request. */
  readonly expected: string | undefined;
  /** From the echo in AWS's answer. */
  readonly echoed?: string | undefined;
  /** As the signer computed it, when the signature proves it. */
  readonly signed?: string | undefined;
}

/** Returns the canonical request line by line beside AWS's echo and beside what was signed. */
export function compareLines(
  expected: CanonicalRequest,
  other: { readonly echo?: string | undefined; readonly signed?: CanonicalRequest | undefined },
): readonly ComparedLine[] {
  const columns = [
    named(expected.text),
    other.echo === undefined ? undefined : named(other.echo),
    other.signed === undefined ? undefined : named(other.signed.text),
  ] as const;
  const [ours, echoed, signed] = columns;
  const headers = [
    ...new Set(
      columns.flatMap((column) =>
        column === undefined ? [] : [...column.keys()].filter((key) => key.startsWith('header ')),
      ),
    ),
  ].sort();
  return ['method', 'path', 'query', ...headers, 'signed headers', 'payload hash'].map((part) => ({
    part,
    expected: ours.get(part),
    ...(echoed === undefined ? {} : { echoed: echoed.get(part) }),
    ...(signed === undefined ? {} : { signed: signed.get(part) }),
  }));
}

/** Returns the first line in which a party differs from what AWS should compute. */
export function firstDifference(lines: readonly ComparedLine[], column: 'echoed' | 'signed'): ComparedLine | undefined {
  return lines.find((line) => column in line && line[column] !== line.expected);
}

function named(text: string): ReadonlyMap<string, string> {
  const lines = text.replace(/\r/g, '').split('\n');
  const headers = lines.slice(3, -3).map((line) => [`header ${line.slice(0, line.indexOf(':'))}`, line] as const);
  return new Map([
    ['method', lines[0] ?? ''],
    ['path', lines[1] ?? ''],
    ['query', lines[2] ?? ''],
    ...headers,
    ['signed headers', lines.at(-2) ?? ''],
    ['payload hash', lines.at(-1) ?? ''],
  ]);
}
