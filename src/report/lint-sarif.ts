import { lineHashes } from './line-hashes.ts';
import type { LintFinding, LintResult, LintRuleInfo, LintSummary } from './lint-result.ts';
import type { LintStyle } from './lint-text.ts';
import { SARIF_LEVELS, sarifRule } from './sarif-rule.ts';
import { worstFirst } from './worst-first.ts';

/** GitHub reads 25,000 results per run and stores the first 5,000: the worst come first when there are more. https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const MOST_RESULTS = 25_000;
const MOST_STORED = 5_000;
/** Places of a result that GitHub shows. */
const MOST_PLACES = 100;
/** Texts beyond this are not hashed line by line; who uploads them does it. */
const MOST_HASHED = 4_000_000;

/** The result as SARIF 2.1.0 as GitHub code scanning wants it; suppressed findings carry their justification, unless GitHub would show them. */
export function lintSarif(
  result: LintResult,
  { inRepository = (path) => path, codeScanning }: Partial<LintStyle> = {},
): string {
  // https://github.com/github/codeql-action/issues/1230
  const suppressed = codeScanning === true ? [] : result.suppressed;
  const used = new Set([...result.findings, ...suppressed].map((finding) => finding.ruleId));
  const rules = result.rules.filter((rule) => used.has(rule.id));
  const index = new Map(rules.map((rule, position) => [rule.id, position]));
  const facts: Facts = { index, hashOf: hashFinder(result.sources), inRepository };
  const findings = result.findings.length > MOST_STORED ? worstFirst(result.findings) : result.findings;
  const active = findings.map((finding) => sarifResult(finding, facts));
  const silent = suppressed.map((finding) => ({
    ...sarifResult(finding, facts),
    suppressions: [suppression(finding.suppression)],
  }));
  const run = { rules, results: [...active, ...silent] };
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [sarifRun(result, run)],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

interface Run {
  readonly rules: readonly LintRuleInfo[];
  readonly results: readonly object[];
}

function sarifRun({ tool, summary }: LintResult, { rules, results }: Run): object {
  const invocation = {
    executionSuccessful: summary.crashed.length === 0,
    toolExecutionNotifications: notifications(summary, results.length),
  };
  return {
    tool: { driver: { name: tool.name, semanticVersion: tool.version, rules: rules.map(sarifRule) } },
    automationDetails: { id: 'why403/' },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'the root of the repository' } } },
    invocations: [invocation],
    results: results.slice(0, MOST_RESULTS),
  };
}

interface Facts {
  readonly index: ReadonlyMap<string, number>;
  /** GitHub's own hash of the line that a finding is on. */
  readonly hashOf: (finding: LintFinding) => string | undefined;
  readonly inRepository: (path: string) => string;
}

function hashFinder(sources: LintResult['sources']): Facts['hashOf'] {
  const known = new Map<string, readonly string[]>();
  return ({ path, line }) => {
    const text = sources.get(path);
    if (text === undefined || text.length > MOST_HASHED) return undefined;
    const hashes = known.get(path) ?? lineHashes(text);
    known.set(path, hashes);
    return hashes[line - 1];
  };
}

function sarifResult(finding: LintFinding, { index, hashOf, inRepository }: Facts) {
  const { line, column, endLine, endColumn } = finding;
  const hash = hashOf(finding);
  const related = finding.related.slice(0, MOST_PLACES);
  const ruleIndex = index.get(finding.ruleId);
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: SARIF_LEVELS[finding.severity],
    message: { text: `${sentence(finding.message)}${links(related)}` },
    locations: [location(inRepository(finding.path), { startLine: line, startColumn: column, endLine, endColumn })],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((place, id) => ({
            id,
            ...location(inRepository(place.path), { startLine: place.line, startColumn: place.column }),
            message: { text: place.message },
          })),
        }),
    partialFingerprints: {
      ...(hash === undefined ? {} : { primaryLocationLineHash: hash }),
      'why403/v1': finding.fingerprint,
    },
    ...(finding.fix === undefined || finding.fix.edits.length === 0
      ? {}
      : { fixes: [sarifFix(finding.fix, inRepository)] }),
    properties: { confidence: finding.confidence, pointer: finding.pointer },
  };
}

/** Behind the first sentence, the only one that is always shown: GitHub links to the places that a message names. */
function links(related: LintFinding['related']): string {
  return related.length === 0 ? '' : ` See ${related.map((place, id) => `[${place.message}](${id})`).join(', ')}.`;
}

function location(path: string, region: object) {
  return { physicalLocation: { artifactLocation: artifact(path), region } };
}

/** Relative to the root of the repository; what lies elsewhere has a URI of its own. */
function artifact(path: string): object {
  // Half a character of Windows is none of a URI.
  const uri = path
    .replaceAll(/\p{Cs}/gu, '\u{FFFD}')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return path.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: '%SRCROOT%' };
}

function sarifFix(fix: NonNullable<LintFinding['fix']>, inRepository: Facts['inRepository']): object {
  const paths = [...new Set(fix.edits.map((edit) => edit.path))];
  return {
    description: { text: fix.title },
    artifactChanges: paths.map((path) => ({
      artifactLocation: artifact(inRepository(path)),
      replacements: fix.edits
        .filter((edit) => edit.path === path)
        .map(({ start, end, text }) => ({
          deletedRegion: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
          insertedContent: { text },
        })),
    })),
  };
}

function suppression(about: { readonly from: string; readonly reason: string | undefined }): object {
  const kind = about.from === 'comment' || about.from === 'metadata' ? 'inSource' : 'external';
  return { kind, status: 'accepted', ...(about.reason === undefined ? {} : { justification: about.reason }) };
}

function notifications(summary: LintSummary, results: number): readonly object[] {
  const failed = [
    ...summary.unreadable.map((file) => `${file.path}: ${file.reason}`),
    ...summary.crashed.map(({ rule, message }) => `rule ${rule} failed and was left out: ${message}`),
  ];
  const left = results - MOST_RESULTS;
  const more = `${left} more results are left out: GitHub takes ${MOST_RESULTS}`;
  return [
    ...failed.map((text) => ({ level: 'error', message: { text } })),
    ...(left > 0 ? [{ level: 'warning', message: { text: more } }] : []),
  ];
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
