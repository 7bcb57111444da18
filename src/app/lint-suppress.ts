import type { SuppressionUse } from '../rule/file-subject.ts';
import type { IgnoreEntry } from './lint-config-schema.ts';
import type { Suppression } from './lint-directives.ts';
import type { PlacedFinding } from './lint-findings.ts';
import type { PatternFits } from './lint-pattern.ts';

export interface SuppressRequest {
  readonly inFiles: readonly Suppression[];
  readonly configured: readonly IgnoreEntry[];
  readonly fits: PatternFits;
  readonly today: string;
  /** Whether a rule ran; what silences another one cannot be told to be of no use. */
  readonly ran: (rule: string | undefined) => boolean;
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
  /** Entries of the configuration that silenced nothing. */
  readonly idle: readonly IgnoreEntry[];
}

/** Silences findings; a suppression that has expired no longer does. */
export function suppressFindings(findings: readonly PlacedFinding[], request: SuppressRequest): Suppressed {
  const used = new Set<Suppression | IgnoreEntry>();
  const byPath = new Map<string, Suppression[]>();
  for (const one of request.inFiles) {
    const list = byPath.get(one.path) ?? [];
    list.push(one);
    byPath.set(one.path, list);
  }
  const kept: PlacedFinding[] = [];
  const silenced: Suppressed['silenced'][number][] = [];
  for (const placed of findings) {
    const inFile = (byPath.get(placed.finding.path) ?? []).filter(
      (one) => one.fault === undefined && covers(one, placed),
    );
    const stated = request.configured.filter((one) => applies(one, placed, request.fits));
    for (const one of [...inFile, ...stated]) used.add(one);
    const first = inFile.find((one) => !expired(one, request.today));
    const second = stated.find((one) => !expired(one, request.today));
    if (first !== undefined) silenced.push({ placed, from: first.from, reason: first.reason });
    else if (second !== undefined) silenced.push({ placed, from: 'config', reason: second.reason });
    else kept.push(placed);
  }
  // What has expired is told so, not that it silences nothing.
  const useOf = (one: Suppression): SuppressionUse => ({
    ...one,
    used: used.has(one) || expired(one, request.today) || !request.ran(one.rules[0]),
  });
  const uses = new Map([...byPath].map(([path, list]) => [path, list.map(useOf)]));
  return { kept, silenced, uses, idle: request.configured.filter((one) => !used.has(one) && request.ran(one.rule)) };
}

function expired(one: { readonly until?: string | undefined }, today: string): boolean {
  return one.until !== undefined && one.until < today;
}

function covers(one: Suppression, { finding }: PlacedFinding): boolean {
  if (one.rules.length > 0 && !one.rules.includes(finding.ruleId)) return false;
  if (one.covers.kind === 'lines') return one.covers.first <= finding.line && finding.line <= one.covers.last;
  const { pointer } = one.covers;
  return finding.pointer === pointer || finding.pointer.startsWith(`${pointer}/`);
}

function applies(one: IgnoreEntry, { finding }: PlacedFinding, fits: SuppressRequest['fits']): boolean {
  if (one.rule !== finding.ruleId && one.rule !== '*') return false;
  if (one.sid !== undefined && one.sid !== finding.sid) return false;
  return one.file === undefined || fits(one.file, finding.path, one.folder);
}
