import type { Evidence } from '../denial/answer.ts';
import type { Denial } from '../denial/denial.ts';
import { readDenial } from '../denial/read-denial.ts';
import { readInput } from '../denial/read-input.ts';
import { UserError } from '../domain/user-error.ts';
import { denialJson, denialsJson } from '../report/denial-json.ts';
import { denialMarkdown } from '../report/denial-markdown.ts';
import { denialText } from '../report/denial-text.ts';
import type { TextStyle } from '../report/text-style.ts';
import { type Paste, pastedText } from './pasted-text.ts';

/** What `why403 decode` was asked for. */
export interface DecodeRequest extends Paste {
  readonly format: 'text' | 'json' | 'markdown';
  readonly style: TextStyle;
  readonly now: Date;
  /** Asks STS what an encoded message says; undefined when that was not allowed. */
  readonly sts?: { readonly profile: string | undefined; readonly region: string | undefined } | undefined;
}

/**
 * Returns the printed reading and the exit code: 0 when everything was allowed, 1 when a refusal was read, 3 when
 * nothing was recognised. Throws a UserError for input that cannot be read.
 */
export async function decode(asked: DecodeRequest): Promise<{ readonly text: string; readonly exitCode: number }> {
  const denials = readPaste(asked).readings.map(({ denial }) => denial);
  const decoded = asked.sts === undefined ? denials : await withDecoded(denials, asked.sts);
  return { text: printed(decoded, asked), exitCode: exitCode(decoded) };
}

/** One refusal as it was pasted and as it was read. */
export interface PasteReading {
  readonly evidence: Evidence;
  readonly denial: Denial;
}

/** Returns the refusals in what was pasted. Throws a UserError for input that cannot be read or is empty. */
export function readPaste(asked: Paste & { readonly now: Date }): { readonly readings: readonly PasteReading[] } {
  const found = readInput(pastedText(asked));
  if (found.length === 0) {
    const hint = 'paste an error message, an HTTP response or a CloudTrail event';
    throw new UserError('noDenial', 'the input is empty', hint);
  }
  const dates = found.map((evidence) => dated(evidence, asked.now));
  return { readings: dates.map((evidence) => ({ evidence, denial: readDenial(evidence) })) };
}

/** The time of the call: as stated, as the answer's Date header says, else now. */
function dated(evidence: Evidence, now: Date): Evidence {
  const { context, headers } = evidence;
  if (context.texts.now !== undefined) return evidence;
  const answered = Date.parse(headers['date'] ?? '');
  const time = Number.isNaN(answered) ? now : new Date(answered);
  return { ...evidence, context: { ...context, texts: { ...context.texts, now: time.toISOString() } } };
}

function printed(denials: readonly Denial[], { format, style }: DecodeRequest): string {
  const [only] = denials;
  if (format === 'markdown') return denialMarkdown(denials);
  if (format === 'text') return denialText(denials, style);
  return denials.length > 1 || only === undefined ? denialsJson(denials) : denialJson(only);
}

function exitCode(denials: readonly Denial[]): number {
  if (denials.some(({ layer }) => layer !== null && layer !== 'none')) return 1;
  return denials.every(({ layer }) => layer === 'none') ? 0 : 3;
}

type Sts = NonNullable<DecodeRequest['sts']>;

/** What STS made of the encoded messages is read like any other sentence. */
async function withDecoded(denials: readonly Denial[], sts: Sts): Promise<readonly Denial[]> {
  const { decodeMessage } = await import('../collect/decode-message.ts');
  const { withStatement } = await import('../denial/decoded-message.ts');
  return Promise.all(
    denials.map(async (denial) => {
      const encoded = denial.facts['encodedMessage'];
      if (typeof encoded !== 'string') return denial;
      const answer = await decodeMessage(encoded, sts);
      if (!answer.ok) throw answer.error;
      return withStatement(denial, answer.value);
    }),
  );
}
