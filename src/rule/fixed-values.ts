import { hasHole } from '../source/open.ts';
import type { ConditionItem } from './policy-subject.ts';

/** Operators that take a star as a star. */
const LITERAL = /^string(not)?equals(ignorecase)?$/;
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
const VARIABLE = /\$\{(?!aws:resource(account|org))[^{}]*\}/gi;

/** What a value must begin with, before its first wildcard, to name somebody in particular. */
const FIXED: ReadonlyMap<string, RegExp> = new Map([
  ['aws:principalarn', /^arn:[^:]*:(iam|sts)::(\d{12}|\$\{aws:resourceaccount\}):/i],
  ['aws:principalaccount', /^(\d{12}|\$\{)/],
  ['aws:sourceaccount', /^(\d{12}|\$\{)/],
  ['aws:sourceowner', /^(\d{12}|\$\{)/],
  ['aws:vpceaccount', /^(\d{12}|\$\{)/],
  ['kms:calleraccount', /^(\d{12}|\$\{)/],
  ['aws:userid', /^.{4}/],
  ['aws:sourcevpc', /^vpc-./],
  ['aws:sourcevpce', /^vpce-./],
  ...['principalorgid', 'principalorgpaths', 'sourceorgid', 'sourceorgpaths', 'vpceorgid', 'vpceorgpaths'].map(
    (name) => [`aws:${name}`, /^(o-.|\$\{)/] as const,
  ),
]);

/**
 * Whether a value of a key about callers is fixed as far as it matters: a wildcard for the account, or a variable that the
 * caller fills, is met by anybody with an account of their own.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function isFixedValue({ base, keyLower }: ConditionItem, text: string): boolean {
  const fixed = FIXED.get(keyLower);
  if (fixed === undefined || hasHole(text)) return true;
  const pattern = text.replaceAll(VARIABLE, '*');
  if (pattern === text && LITERAL.test(base)) return true;
  // Fields of an ARN: a wildcard in the partition says nothing about the account.
  const partition = keyLower === 'aws:principalarn' ? pattern.replace(/^arn:[^:]*:/, 'arn:aws:') : pattern;
  return fixed.test(partition.split(/[*?]/, 1)[0] ?? '');
}
