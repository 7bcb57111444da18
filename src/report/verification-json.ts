import { maskKeyId, maskLines, maskSignature } from '../signature/mask.ts';
import type { Verification } from '../signature/verify-signature.ts';
import { jsonText } from './json-text.ts';

/** Returns the offline check as JSON (`why403.signature/1`), secrets masked. */
export function verificationJson(checked: Verification): string {
  const { authorization, canonical, lines } = checked;
  const masked = (value: string | undefined): string | null => (value === undefined ? null : maskLines(value));
  const first = lines.find(
    (line) =>
      ('signed' in line && line.signed !== line.expected) || ('echoed' in line && line.echoed !== line.expected),
  );
  const report = {
    schema: 'why403.signature/1',
    signature: checked.signature,
    problems: checked.problems.map((problem) => ({ ...problem, what: maskLines(problem.what) })),
    firstDifference: first?.part ?? null,
    algorithm: authorization?.algorithm ?? null,
    accessKeyId: authorization === undefined ? null : maskKeyId(authorization.accessKeyId),
    service: authorization?.service ?? null,
    region: authorization?.region ?? null,
    canonicalRequest: masked(canonical?.text),
    stringToSign: checked.stringToSign ?? null,
    lines: lines.map((line) => ({
      part: line.part,
      expected: masked(line.expected),
      ...('echoed' in line ? { echoed: masked(line.echoed) } : {}),
      ...('signed' in line ? { signed: masked(line.signed) } : {}),
    })),
    expectedSignature: checked.expected === undefined ? null : maskSignature(checked.expected),
    givenSignature: authorization === undefined ? null : maskSignature(authorization.signature),
  };
  return jsonText(report);
}
