import { hasHole } from '../source/open.ts';
import { isFixedValue } from './fixed-values.ts';
import type { ConditionItem } from './policy-subject.ts';

/** Keys that say who calls or for whom; values of the caller's own choosing (Referer, UserAgent) are none. */
const BOUNDING = new Set([
  ...['aws:sourcearn', 'aws:sourceaccount', 'aws:sourceowner', 'aws:sourceorgid', 'aws:sourceorgpaths'],
  ...['aws:principalarn', 'aws:principalaccount', 'aws:principalorgid', 'aws:principalorgpaths', 'aws:userid'],
  ...[
    'aws:sourcevpc',
    'aws:sourcevpce',
    'aws:vpceaccount',
    'aws:vpceorgid',
    'aws:vpceorgpaths',
    'aws:sourceip',
    'aws:vpcsourceip',
  ],
  ...['lambda:eventsourcetoken', 'kms:calleraccount', 's3:dataaccesspointaccount'],
  // Through a mount target: from inside a VPC only.
  'elasticfilesystem:accessedviamounttarget',
]);

/**
 * Whether a condition of an Allow narrows the callers to somebody in particular: a bounding key, an operator that demands
 * a value, no IfExists (absent keys pass), no set operator ForAllValues, and no value that everybody meets, or whoever
 * makes a role for it.
 */
export function bindsCaller(condition: ConditionItem): boolean {
  return demands(condition) && saysForWhom(condition);
}

/** Whether a condition of an Allow narrows callers of an account that is named elsewhere, by a role or tag of theirs too. */
export function narrowsCaller(condition: ConditionItem): boolean {
  return demands(condition) && (isTag(condition) || BOUNDING.has(condition.keyLower)) && hasBindingValues(condition);
}

function demands({ negated, ifExists, set }: ConditionItem): boolean {
  return !negated && !ifExists && set !== 'ForAllValues';
}

/** Anybody may tag a role of their own. */
function isTag({ keyLower }: ConditionItem): boolean {
  return keyLower.startsWith('aws:principaltag/');
}

/** Whether a condition of a Deny spares somebody in particular: the negation of what would narrow an Allow. */
export function sparesSomebody(condition: ConditionItem): boolean {
  return condition.negated && condition.set !== 'ForAnyValue' && saysForWhom(condition);
}

function saysForWhom(condition: ConditionItem): boolean {
  return (
    BOUNDING.has(condition.keyLower) &&
    hasBindingValues(condition) &&
    condition.allValues.every(({ text }) => isFixedValue(condition, text))
  );
}

function hasBindingValues({ base, allValues }: ConditionItem): boolean {
  return (
    base !== 'null' &&
    allValues.length > 0 &&
    allValues.every((value) => (value.open !== undefined ? bindsPartly(value.text) : bindsByText(value.text)))
  );
}

/** A partly open value: what is open counts as binding, it is some resource of the template. */
function bindsPartly(text: string): boolean {
  return hasHole(text);
}

function bindsByText(text: string): boolean {
  if (text === '0.0.0.0/0' || text === '::/0') return false;
  return /[^*?:/]/.test(text.replace(/^arn:[^:]*(:[a-z0-9-]*)?/, ''));
}
