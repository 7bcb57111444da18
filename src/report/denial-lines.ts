import type { Denial } from '../denial/denial.ts';

/** A label and what stands behind it, both still to be made harmless. */
export type DenialLine = readonly [label: string, text: string];

/** Returns what is known of a denial, line by line; nothing that the text does not say. */
export function denialLines(denial: Denial): readonly DenialLine[] {
  const { principal, action, resource, policyArn, authorizationId, status } = denial;
  const lines: readonly (readonly [string, string | null])[] = [
    ['refused by', refusedBy(denial)],
    ['cause', denial.cause],
    ['certain', certainty(denial)],
    [othersLabel(denial), others(denial)],
    ['status', status === null ? null : String(status)],
    ['service', denial.service],
    ['principal', principal],
    ['action', action],
    ['resource', resource],
    ['deny', deny(denial)],
    ['policy', policyArn],
    ['authorization id', authorizationId],
    ...Object.entries(denial.facts).map(([name, value]): DenialLine => [name, shortened(String(value))]),
    ['says', denial.message === '' ? null : denial.message],
  ];
  return lines.flatMap(([label, text]): DenialLine[] => (text === null ? [] : [[label, text]]));
}

function refusedBy({ layer }: Denial): string {
  if (layer === 'none') return 'nobody';
  return layer ?? 'not known';
}

function certainty({ settledBy, cause, candidates }: Denial): string | null {
  if (cause === null) return null;
  if (settledBy === null) return candidates.length > 1 ? 'no, the text fits several causes' : 'no, the text is cut off';
  return settledBy === 'text' ? 'yes, the text says so' : 'yes, by what else is known of the call';
}

function othersLabel({ settledBy, cause }: Denial): string {
  if (cause === null) return 'possible';
  return settledBy === 'context' ? 'by the text also' : 'also possible';
}

function others({ candidates, cause }: Denial): string | null {
  const left = candidates.filter((candidate) => candidate !== cause);
  return left.length === 0 ? null : left.join(', ');
}

function deny({ denyKind, policyType }: Denial): string | null {
  if (denyKind === null) return null;
  const kind = {
    explicit: 'explicit deny',
    implicit: 'no policy allows it',
    unknown: 'the text does not say which kind',
  };
  return policyType === null ? kind[denyKind] : `${kind[denyKind]} (${policyType})`;
}

/** An encoded message is for a machine; `--format json` has all of it. */
function shortened(value: string): string {
  return value.length > 120 ? `${value.slice(0, 100)}… (${value.length} characters)` : value;
}
