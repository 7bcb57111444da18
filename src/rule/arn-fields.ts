import { HOLE } from '../source/open.ts';
import type { ArnFields } from './policy-subject.ts';

/**
 * The fields of a text that begins with `arn:` and has six; wildcards and holes stay where they are.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function arnFields(text: string): ArnFields | undefined {
  if (!text.startsWith('arn:')) return undefined;
  // The colon of `${aws:PrincipalAccount}` ends no field; texts without variables are most.
  const plain = text.includes('${') ? text.replace(/\$\{[^{}]*\}/g, (variable) => variable.replaceAll(':', ' ')) : text;
  const ends: number[] = [];
  for (let at = plain.indexOf(':'); at !== -1 && ends.length < 5; at = plain.indexOf(':', at + 1)) ends.push(at);
  const [first = 0, second = 0, third = 0, fourth = 0, fifth] = ends;
  if (fifth === undefined) return undefined;
  return {
    partition: text.slice(first + 1, second),
    service: text.slice(second + 1, third),
    region: text.slice(third + 1, fourth),
    account: text.slice(fourth + 1, fifth),
    resource: text.slice(fifth + 1),
  };
}

/** Whether a field is a plain text: no wildcard, no policy variable, no hole, not empty. */
export function isPlain(field: string): boolean {
  return field !== '' && !field.includes('*') && !field.includes('?') && !field.includes(HOLE) && !field.includes('${');
}
