import type { ComparedLine } from '../signature/compare-lines.ts';
import { maskKeyId, maskLines, maskSignature } from '../signature/mask.ts';
import type { Problem } from '../signature/problem.ts';
import type { Verification } from '../signature/verify-signature.ts';
import { visible } from './visible.ts';

/** Returns the offline check for a terminal: verdict, first cause, then line by line. Secrets are masked, foreign text is harmless. */
export function verificationText(checked: Verification): string {
  return [...headline(checked), ...problemText(checked.problems), ...compared(checked.lines), ...closing(checked)]
    .map((line) => `${line}\n`)
    .join('');
}

function headline({ signature, authorization, problems }: Verification): string[] {
  const refused = problems.some((problem) => problem.certain);
  const verdict = {
    right: refused ? 'the signature is right, but AWS refuses the request' : 'the signature is right for this secret',
    wrong: 'the signature is wrong',
    undetermined: 'the signature cannot be checked',
  }[signature];
  if (authorization === undefined) {
    return [verdict];
  }
  const { algorithm, accessKeyId, service, region } = authorization;
  const where = region === '' ? '' : ` in ${visible(region)}`;
  return [verdict, `${visible(algorithm)}, key ${visible(maskKeyId(accessKeyId))}, ${visible(service)}${where}`];
}

function problemText(problems: readonly Problem[]): string[] {
  return problems.flatMap((problem, at) => [
    '',
    `${at + 1}. ${visible(maskLines(problem.what))}`,
    `   ${problem.certain ? 'certain' : 'possible'} (${problem.id})`,
    `   fix: ${visible(problem.fix)}`,
  ]);
}

function compared(lines: readonly ComparedLine[]): string[] {
  if (lines.length === 0) return [];
  const echoed = lines.filter((line) => 'echoed' in line);
  const isSame = echoed.length > 0 && echoed.every((line) => line.echoed === line.expected);
  const title = `canonical request as AWS computes it${isSame ? " (AWS's echo is the same, line by line)" : ''}`;
  return ['', title, ...lines.flatMap(comparedLine)];
}

function comparedLine(line: ComparedLine): string[] {
  const others = [
    'echoed' in line && line.echoed !== line.expected ? [`${PAD}AWS    ${shown(line.echoed)}`] : [],
    'signed' in line && line.signed !== line.expected ? [`${PAD}signed ${shown(line.signed)}`] : [],
  ].flat();
  const mark = others.length === 0 ? ' ' : '≠';
  return [
    `${mark} ${visible(line.part).padEnd(PAD.length - 2)}${others.length === 0 ? '' : 'right  '}${shown(line.expected)}`,
    ...others,
  ];
}

const PAD = ' '.repeat(30);

function shown(value: string | undefined): string {
  return value === undefined ? '(not there)' : visible(maskLines(value.replace(/\n/g, ' ')));
}

function closing({ stringToSign, expected, authorization }: Verification): string[] {
  if (stringToSign === undefined) {
    return [];
  }
  const given = maskSignature(authorization?.signature ?? '');
  const right = expected === undefined ? 'not comparable (SigV4a signatures are random)' : maskSignature(expected);
  const text = stringToSign.split('\n').map((line) => `  ${visible(line)}`);
  return ['', 'string to sign', ...text, '', `signature  right ${right}  given ${visible(given)}`];
}
