import { CONDITION_OPERATORS } from './condition-operators.ts';
import { keyFacts } from './key-facts.ts';
import { oncePer } from './once-per.ts';
import type { ConditionItem } from './policy-subject.ts';
import type { ServiceData } from './service-data.ts';

/** Pairs remembered; hostile input must not fill the memory. */
const MOST = 20_000;

/** What a policy gets from the operator and key of a condition, whatever its values; see PolicySubject.features. */
export function conditionTraits(services: ServiceData, condition: ConditionItem): readonly string[] {
  const pairs = pairsOf(services);
  const pair = `${condition.operator}\n${condition.key}`;
  const known = pairs.get(pair);
  if (known !== undefined) return known;
  const traits = traitsOf(services, condition);
  if (pairs.size >= MOST) pairs.clear();
  pairs.set(pair, traits);
  return traits;
}

/** The same few hundred pairs stand in all policies of an account. */
const pairsOf = oncePer((_services: ServiceData) => new Map<string, readonly string[]>());

const FAMILIES = ['string', 'arn', 'bool', 'numeric', 'date', 'ipaddress', 'notipaddress', 'binary', 'null'];

function traitsOf(services: ServiceData, condition: ConditionItem): readonly string[] {
  const { base, set, ifExists, negated, key, keyLower } = condition;
  const traits = ['condition', `key:${keyLower}`];
  const family = FAMILIES.find((name) => base.startsWith(name));
  if (family !== undefined) traits.push(`operator:${family}`);
  if (set !== undefined) traits.push('set');
  if (ifExists) traits.push('ifexists');
  if (negated) traits.push('negated');
  if (keyLower.startsWith('aws:resourcetag')) traits.push('resourcetag');
  const operator = CONDITION_OPERATORS.get(base);
  const facts = keyFacts(condition, services);
  if (operator === undefined) traits.push('oddoperator');
  if (facts === undefined || !ORDINARY.test(key)) traits.push('oddkey');
  else if (!keyLower.startsWith('aws:')) traits.push('servicekey');
  if (facts?.multiValued === true && set === undefined) traits.push('unset');
  if (facts !== undefined && operator !== undefined && operator.type !== facts.type && operator.type !== 'Null')
    traits.push('othertype');
  return traits;
}

/** `service:name`, and a name behind the slash of a tag. */
const ORDINARY = /^[\w.-]+:[^\s/](.*[^/])?$/;
