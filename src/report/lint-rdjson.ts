import type { LintFinding, LintResult } from './lint-result.ts';

const SEVERITIES = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const;

/** Reviewdog diagnostics, whose columns count UTF-8 bytes; safe fixes become suggestions. https://github.com/reviewdog/reviewdog/tree/master/proto/rdf */
export function lintRdjson(result: LintResult): string {
  const urls = new Map(result.rules.map((rule) => [rule.id, rule.references[0]]));
  const at = byteColumns(result.sources);
  const document = {
    source: { name: result.tool.name },
    severity: 'WARNING',
    diagnostics: result.findings.map((finding) => diagnostic(finding, { url: urls.get(finding.ruleId), at })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

interface Around {
  readonly url: string | undefined;
  readonly at: (path: string, place: Place) => Place;
}

function diagnostic(finding: LintFinding, { url, at }: Around): object {
  const { path, line, column, endLine, endColumn, fix } = finding;
  const edits = fix?.safety === 'safe' ? fix.edits.filter((edit) => edit.path === path) : [];
  return {
    message: finding.message,
    location: {
      path,
      range: { start: at(path, { line, column }), end: at(path, { line: endLine, column: endColumn }) },
    },
    severity: SEVERITIES[finding.severity],
    code: { value: finding.ruleId, ...(url === undefined ? {} : { url }) },
    ...(edits.length === 0
      ? {}
      : {
          suggestions: edits.map(({ start, end, text }) => ({
            range: { start: at(path, start), end: at(path, end) },
            text,
          })),
        }),
  };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** Places with columns in bytes; lines of a text are looked up once. */
function byteColumns(sources: LintResult['sources']): (path: string, place: Place) => Place {
  const lines = new Map<string, readonly string[]>();
  return (path, { line, column }) => {
    const known = lines.get(path) ?? linesOf(sources.get(path) ?? '');
    lines.set(path, known);
    const before = (known[line - 1] ?? '').slice(0, column - 1);
    // In ASCII a column is a column, and so it is at a place that the text does not have.
    return { line, column: before.length < column - 1 ? column : byteLength(before) + 1 };
  };
}

/** No lines when every character is one byte. */
function linesOf(text: string): readonly string[] {
  return /^[\0-\x7f]*$/.test(text) ? [] : text.split('\n');
}

function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
