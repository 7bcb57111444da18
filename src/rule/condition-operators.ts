/**
 * Condition operators in their documented case, with the type of value they compare.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const CONDITION_OPERATORS: ReadonlyMap<
  string,
  { readonly name: string; readonly type: OperatorType; readonly negated: boolean }
> = new Map(
  (
    [
      ['String', ['StringEquals', 'StringEqualsIgnoreCase', 'StringLike']],
      ['!String', ['StringNotEquals', 'StringNotEqualsIgnoreCase', 'StringNotLike']],
      [
        'Numeric',
        ['NumericEquals', 'NumericLessThan', 'NumericLessThanEquals', 'NumericGreaterThan', 'NumericGreaterThanEquals'],
      ],
      ['!Numeric', ['NumericNotEquals']],
      ['Date', ['DateEquals', 'DateLessThan', 'DateLessThanEquals', 'DateGreaterThan', 'DateGreaterThanEquals']],
      ['!Date', ['DateNotEquals']],
      ['Bool', ['Bool']],
      ['Binary', ['BinaryEquals']],
      ['IpAddress', ['IpAddress']],
      ['!IpAddress', ['NotIpAddress']],
      ['Arn', ['ArnEquals', 'ArnLike']],
      ['!Arn', ['ArnNotEquals', 'ArnNotLike']],
      ['Null', ['Null']],
    ] as const
  ).flatMap(([type, names]) => names.map((name) => [name.toLowerCase(), operator(name, type)])),
);

export type OperatorType = 'String' | 'Numeric' | 'Date' | 'Bool' | 'Binary' | 'IpAddress' | 'Arn' | 'Null';

function operator(
  name: string,
  marked: OperatorType | '!String' | '!Numeric' | '!Date' | '!IpAddress' | '!Arn',
): { name: string; type: OperatorType; negated: boolean } {
  switch (marked) {
    case '!String':
      return { name, type: 'String', negated: true };
    case '!Numeric':
      return { name, type: 'Numeric', negated: true };
    case '!Date':
      return { name, type: 'Date', negated: true };
    case '!IpAddress':
      return { name, type: 'IpAddress', negated: true };
    case '!Arn':
      return { name, type: 'Arn', negated: true };
    default:
      return { name, type: marked, negated: false };
  }
}
