import { gatherSnapshot } from '../collect/gather.ts';
import { jsonText } from '../report/json-text.ts';
import { probeJson } from '../report/probe-json.ts';
import type { ProbeReport } from '../report/probe-report.ts';
import { probeText } from '../report/probe-text.ts';
import { writeExplanation } from '../report/write-explanation.ts';
import { type CallWords, gatherRequest } from './call-words.ts';
import { checkTimeout } from './check-timeout.ts';
import { withDenial } from './denial-read.ts';
import type { ExplainOutput } from './explain.ts';
import { explainSnapshot } from './explain-snapshot.ts';
import type { ProbeOptions } from './probe-request.ts';
import { type ProbeSubject, probeTarget } from './probe-target.ts';
import { refuseInCi } from './refuse-in-ci.ts';

type Printed = { readonly text: string; readonly exitCode: number };

/** `why403 probe`: gathers the evidence, decides, probes and reconciles. Throws UserErrors. */
export async function probe(words: CallWords, options: ProbeOptions, format: 'text' | 'json'): Promise<Printed> {
  const subject = await subjectOf(words, options);
  const report = await probeTarget(subject, options);
  return { text: format === 'json' ? probeJson(report) : probeText(report), exitCode: report.exitCode };
}

/** `why403 explain --probe`: the explanation, followed by what a probe says to it. */
export async function explainAndProbe(
  words: CallWords,
  options: ProbeOptions,
  output: ExplainOutput,
): Promise<Printed> {
  const subject = await subjectOf(words, options);
  const report = await probeTarget(subject, options);
  const explanation = writeExplanation(subject.explained, output);
  const text = output.format === 'json' ? merged(explanation, report) : `${explanation}\n${probeText(report)}`;
  return { text, exitCode: report.exitCode === 4 ? 4 : subject.explained.exitCode };
}

async function subjectOf(words: CallWords, options: ProbeOptions): Promise<ProbeSubject> {
  refuseInCi(options);
  checkTimeout(options);
  const request = gatherRequest(words);
  if (!request.ok) throw request.error;
  const snapshot = await gatherSnapshot(request.value);
  return { text: words.target ?? '', snapshot, explained: withDenial(explainSnapshot(snapshot), words.denial) };
}

/** One JSON document: the explanation with the probe as one more field. */
function merged(explanation: string, report: ProbeReport): string {
  const own: object = JSON.parse(explanation);
  const probed: unknown = JSON.parse(probeJson(report));
  return jsonText({ ...own, probe: probed });
}
