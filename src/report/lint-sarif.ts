import { lineHashes } from './line-hashes.ts';
import type { LintFinding, LintLevel, LintResult, LintRuleInfo } from './lint-result.ts';
import { worstFirst } from './worst-first.ts';

/** GitHub reads 25,000 results per run and stores the first 5,000: the worst come first when there are more. https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const MOST_RESULTS = 25_000;
const MOST_STORED = 5_000;
/** Texts beyond this are not hashed line by line; who uploads them does it. */
const MOST_HASHED = 4_000_000;

/** The result as SARIF 2.1.0 as GitHub code scanning wants it; suppressed findings carry their justification. */
export function lintSarif(result: LintResult): string {
  const used = new Set([...result.findings, ...result.suppressed].map((finding) => finding.ruleId));
  const rules = result.rules.filter((rule) => used.has(rule.id));
  const index = new Map(rules.map((rule, position) => [rule.id, position]));
  const facts: Facts = { index, hashOf: hashFinder(result.sources) };
  const findings = result.findings.length > MOST_STORED ? worstFirst(result.findings) : result.findings;
  const active = findings.map((finding) => sarifResult(finding, facts));
  const silent = result.suppressed.map((finding) => ({
    ...sarifResult(finding, facts),
    suppressions: [suppression(finding.suppression)],
  }));
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: result.tool.name, semanticVersion: result.tool.version, rules: rules.map(sarifRule) } },
        automationDetails: { id: 'why403/' },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'the folder that why403 ran in' } } },
        invocations: [
          {
            executionSuccessful: result.summary.crashed.length === 0,
            toolExecutionNotifications: notifications(result),
          },
        ],
        results: [...active, ...silent].slice(0, MOST_RESULTS),
      },
    ],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

const LEVELS: Readonly<Record<LintLevel, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};
const PRECISION: Readonly<Record<string, string>> = { certain: 'very-high', likely: 'high', possible: 'medium' };

function sarifRule(rule: LintRuleInfo): object {
  const level = LEVELS[rule.severity];
  const links = rule.references.map((url) => `- <${url}>`).join('\n');
  return {
    id: rule.id,
    name: pascal(rule.id),
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: { text: `${rule.why} ${rule.remedy}`, markdown: `${rule.why}\n\n**Fix:** ${rule.remedy}\n\n${links}` },
    ...(rule.references[0] === undefined ? {} : { helpUri: rule.references[0] }),
    defaultConfiguration: { level },
    properties: {
      tags: [...(rule.security === undefined ? [] : ['security']), rule.group],
      precision: PRECISION[rule.confidence] ?? 'high',
      'problem.severity': level === 'note' ? 'recommendation' : level,
      ...(rule.security === undefined ? {} : { 'security-severity': rule.security.toFixed(1) }),
    },
  };
}

function pascal(id: string): string {
  return id.replaceAll(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
}

interface Facts {
  readonly index: ReadonlyMap<string, number>;
  /** GitHub's own hash of the line that a finding is on. */
  readonly hashOf: (finding: LintFinding) => string | undefined;
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

function sarifResult(finding: LintFinding, { index, hashOf }: Facts) {
  const { line, column, endLine, endColumn } = finding;
  const hash = hashOf(finding);
  const ruleIndex = index.get(finding.ruleId);
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[finding.severity],
    message: { text: sentence(finding.message) },
    locations: [location(finding.path, { startLine: line, startColumn: column, endLine, endColumn })],
    ...(finding.related.length === 0
      ? {}
      : {
          relatedLocations: finding.related.map((place, id) => ({
            id,
            ...location(place.path, { startLine: place.line, startColumn: place.column }),
            message: { text: place.message },
          })),
        }),
    partialFingerprints: {
      ...(hash === undefined ? {} : { primaryLocationLineHash: hash }),
      'why403/v1': finding.fingerprint,
    },
    ...(finding.fix === undefined ? {} : { fixes: [sarifFix(finding.fix)] }),
    properties: { confidence: finding.confidence, pointer: finding.pointer },
  };
}

function location(path: string, region: object) {
  return { physicalLocation: { artifactLocation: artifact(path), region } };
}

/** Relative to the folder that the tool ran in; what lies elsewhere has a URI of its own. */
function artifact(path: string): object {
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: '%SRCROOT%' };
}

function sarifFix(fix: NonNullable<LintFinding['fix']>): object {
  const paths = [...new Set(fix.edits.map((edit) => edit.path))];
  return {
    description: { text: fix.title },
    artifactChanges: paths.map((path) => ({
      artifactLocation: artifact(path),
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

function notifications(result: LintResult): readonly object[] {
  return result.summary.unreadable.map((file) => ({
    level: 'error',
    message: { text: `${file.path}: ${file.reason}` },
  }));
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
