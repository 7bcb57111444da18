import { nameStatement, nearMisses, statementOf } from './access-predicates.ts';
import type { AccessCase, Observation } from './access-rule.ts';
import { globMatches } from './glob.ts';

export type ArnPart = 'partition' | 'service' | 'region' | 'account' | 'resource';
const PARTS = ['arn', 'partition', 'service', 'region', 'account', 'resource'] as const;

/** The parts in which a Resource pattern does not match an ARN, compared part by part. */
export function arnDifference(pattern: string, arn: string): readonly ArnPart[] {
  const wanted = sixParts(pattern);
  const actual = sixParts(arn);
  return PARTS.flatMap((part, place) => {
    const matches = globMatches(wanted[place] ?? '', actual[place] ?? '');
    return part === 'arn' || matches ? [] : [part];
  });
}

/** Statements that would grant, had their Resource not another partition, region or account. */
export function onlyArnPartDiffers(
  access: AccessCase,
  part: 'partition' | 'region' | 'account',
): readonly Observation[] {
  const resource = access.question?.resource ?? '';
  const called = sixthPart(resource);
  return nearMisses(access, 'resource').flatMap(({ step }) => {
    const patterns = statementOf(access.question, step.statement)?.resource ?? [];
    // Of hundreds of statements nearly all name another resource, which is seen without taking the ARN apart.
    const other = patterns.find(
      (pattern) => globMatches(sixthPart(pattern), called) && arnDifference(pattern, resource).join() === part,
    );
    if (other === undefined) return [];
    const place = PARTS.indexOf(part);
    const message = `${nameStatement(step.statement)} names ${part} \`${sixParts(other)[place]}\`, the call goes to \`${sixParts(resource)[place]}\``;
    return [{ message, because: [step.statement] }];
  });
}

/** The sixth part keeps its colons. */
function sixParts(arn: string): readonly string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function sixthPart(arn: string): string {
  let colon = -1;
  for (let part = 0; part < 5; part += 1) {
    colon = arn.indexOf(':', colon + 1);
    if (colon < 0) return '';
  }
  return arn.slice(colon + 1);
}
