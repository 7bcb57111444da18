import type { SuppressionUse } from '../rule/file-subject.ts';
import type { Suppression } from './lint-directives.ts';
import type { PlacedFinding } from './lint-findings.ts';

/** An entry of `ignores` in the configuration. */
export interface ConfiguredIgnore {
  readonly rule: string;
  readonly file?: string | undefined;
  readonly sid?: string | undefined;
  readonly reason?: string | undefined;
  readonly until?: string | undefined;
}

export interface SuppressRequest {
  readonly inFiles: readonly Suppression[];
  readonly configured: readonly ConfiguredIgnore[];
  /** Whether a path fits a pattern of the configuration. */
  readonly fits: (pattern: string, path: string) => boolean;
  readonly today: string;
}

export interface Suppressed {
  readonly kept: readonly PlacedFinding[];
  readonly silenced: readonly {
    readonly placed: PlacedFinding;
    readonly from: string;
    readonly reason: string | undefined;
  }[];
  /** What each suppression of a file did, by path. */
  readonly uses: ReadonlyMap<string, readonly SuppressionUse[]>;
  readonly unusedConfigured: readonly ConfiguredIgnore[];
}

/** Silences findings; a suppression that has expired no longer does. */
export function suppressFindings(findings: readonly PlacedFinding[], request: SuppressRequest): Suppressed {
  const used = new Set<Suppression | ConfiguredIgnore>();
  const byPath = new Map<string, Suppression[]>();
  for (const one of request.inFiles) byPath.set(one.path, [...(byPath.get(one.path) ?? []), one]);
  const kept: PlacedFinding[] = [];
  const silenced: Suppressed['silenced'][number][] = [];
  for (const placed of findings) {
    const inFile = (byPath.get(placed.finding.path) ?? []).filter((one) => covers(one, placed));
    const stated = request.configured.filter((one) => applies(one, placed, request.fits));
    for (const one of [...inFile, ...stated]) used.add(one);
    const first = inFile.find((one) => !expired(one, request.today));
    const second = stated.find((one) => !expired(one, request.today));
    if (first !== undefined) silenced.push({ placed, from: first.from, reason: first.reason });
    else if (second !== undefined) silenced.push({ placed, from: 'config', reason: second.reason });
    else kept.push(placed);
  }
  const uses = new Map(
    [...byPath].map(([path, list]) => [path, list.map((one): SuppressionUse => ({ ...one, used: used.has(one) }))]),
  );
  return { kept, silenced, uses, unusedConfigured: request.configured.filter((one) => !used.has(one)) };
}

function expired(one: { readonly until?: string | undefined }, today: string): boolean {
  return one.until !== undefined && one.until < today;
}

function covers(one: Suppression, { finding }: PlacedFinding): boolean {
  if (one.rules.length > 0 && !one.rules.includes(finding.ruleId)) return false;
  if (one.covers.kind === 'lines') return one.covers.first <= finding.line && finding.line <= one.covers.last;
  return finding.pointer === one.covers.pointer || finding.pointer.startsWith(`${one.covers.pointer}/`);
}

function applies(one: ConfiguredIgnore, { finding }: PlacedFinding, fits: SuppressRequest['fits']): boolean {
  if (one.rule !== finding.ruleId && one.rule !== '*') return false;
  if (one.sid !== undefined && one.sid !== finding.sid) return false;
  return one.file === undefined || fits(one.file, finding.path);
}
