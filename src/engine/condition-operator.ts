/** How values of a family are compared. */
export type OperatorFamily =
  | 'string'
  | 'stringIgnoreCase'
  | 'stringLike'
  | 'numeric'
  | 'date'
  | 'bool'
  | 'binary'
  | 'ip'
  | 'arn'
  | 'null';

export type Comparison = 'equals' | 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual';

/** A condition operator, taken apart. */
export interface ConditionOperator {
  readonly family: OperatorFamily;
  readonly comparison: Comparison;
  readonly negated: boolean;
  readonly quantifier: 'none' | 'all' | 'any';
  readonly ifExists: boolean;
}

type Base = readonly [family: OperatorFamily, negated: boolean, comparison?: Comparison];

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
const BASES: ReadonlyMap<string, Base> = new Map<string, Base>([
  ['stringequals', ['string', false]],
  ['stringnotequals', ['string', true]],
  ['stringequalsignorecase', ['stringIgnoreCase', false]],
  ['stringnotequalsignorecase', ['stringIgnoreCase', true]],
  ['stringlike', ['stringLike', false]],
  ['stringnotlike', ['stringLike', true]],
  ['numericequals', ['numeric', false]],
  ['numericnotequals', ['numeric', true]],
  ['numericlessthan', ['numeric', false, 'less']],
  ['numericlessthanequals', ['numeric', false, 'lessOrEqual']],
  ['numericgreaterthan', ['numeric', false, 'greater']],
  ['numericgreaterthanequals', ['numeric', false, 'greaterOrEqual']],
  ['dateequals', ['date', false]],
  ['datenotequals', ['date', true]],
  ['datelessthan', ['date', false, 'less']],
  ['datelessthanequals', ['date', false, 'lessOrEqual']],
  ['dategreaterthan', ['date', false, 'greater']],
  ['dategreaterthanequals', ['date', false, 'greaterOrEqual']],
  ['bool', ['bool', false]],
  ['binaryequals', ['binary', false]],
  ['ipaddress', ['ip', false]],
  ['notipaddress', ['ip', true]],
  ['arnequals', ['arn', false]],
  ['arnlike', ['arn', false]],
  ['arnnotequals', ['arn', true]],
  ['arnnotlike', ['arn', true]],
  ['null', ['null', false]],
]);

const known = new Map<string, ConditionOperator | undefined>();

/** The operator behind a name such as `ForAnyValue:StringLikeIfExists`; undefined when AWS has none of that name. */
export function conditionOperator(name: string): ConditionOperator | undefined {
  if (known.has(name)) return known.get(name);
  const operator = takeApart(name);
  // Names come from documents: hostile ones must not grow the table.
  if (operator !== undefined) known.set(name, operator);
  return operator;
}

/** Whether AWS has a condition operator of that name. */
export function isConditionOperator(name: string): boolean {
  return conditionOperator(name) !== undefined;
}

function takeApart(name: string): ConditionOperator | undefined {
  let base = name.toLowerCase();
  let quantifier: ConditionOperator['quantifier'] = 'none';
  if (base.startsWith('forallvalues:')) quantifier = 'all';
  else if (base.startsWith('foranyvalue:')) quantifier = 'any';
  if (quantifier !== 'none') base = base.slice(base.indexOf(':') + 1);
  const ifExists = base.endsWith('ifexists');
  if (ifExists) base = base.slice(0, -'ifexists'.length);
  const found = BASES.get(base);
  if (found === undefined) return undefined;
  const [family, negated, comparison = 'equals'] = found;
  // Existence is what Null asks for: it takes neither suffix nor quantifier.
  if (family === 'null' && ifExists) return undefined;
  return { family, comparison, negated, quantifier, ifExists };
}
