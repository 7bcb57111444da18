import type { Evidence } from '../domain/evidence.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { visible } from './visible.ts';

/** Lines that say what `collect` found: file, sources with what they gave, and what could not be read. */
export function collectedText(snapshot: Snapshot, path: string | undefined): readonly string[] {
  const written = path === undefined ? [] : [`wrote ${visible(path)}`];
  const sources = snapshot.sources.map(({ from, gave }) => `  ${visible(from)}: ${gave.map(visible).join(', ')}`);
  const unread = [...new Set(unreadOf(snapshot))].map((line) => `  not read: ${visible(line)}`);
  return [...written, ...sources, ...unread];
}

function unreadOf(snapshot: Snapshot): readonly string[] {
  const found: string[] = [];
  visit(snapshot, (evidence) => {
    if (evidence.reason !== 'notCollected')
      found.push(`${evidence.operation} (${evidence.reason}${evidence.detail === '' ? '' : `: ${evidence.detail}`})`);
  });
  return found;
}

type Unavailable = Extract<Evidence<never>, { status: 'unavailable' }>;

/** Evidence stands at many depths; every unavailable piece is visited. */
function visit(value: unknown, seen: (evidence: Unavailable) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (isUnavailable(value)) seen(value);
  for (const inner of Object.values(value)) visit(inner, seen);
}

function isUnavailable(value: object): value is Unavailable {
  return 'status' in value && value.status === 'unavailable' && 'operation' in value;
}
