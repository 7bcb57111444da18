import { arnFields } from './arn-fields.ts';
import { oncePer } from './once-per.ts';
import type { ArnFields, StatementSubject, TextItem } from './policy-subject.ts';

/** A value of aws:SourceArn with its fields. */
export interface SourceArn {
  readonly item: TextItem;
  readonly arn: ArnFields;
}

/** Every value of a positive aws:SourceArn condition that is an ARN, holes included. */
export function sourceArns(statement: StatementSubject): readonly SourceArn[] {
  return statement.conditions.length === 0 ? NONE : found(statement);
}

const NONE: readonly SourceArn[] = [];

/** Ten rules ask for the same statement. */
const found = oncePer((statement: StatementSubject): readonly SourceArn[] =>
  statement.conditions
    .filter((condition) => condition.keyLower === 'aws:sourcearn' && !condition.negated && condition.base !== 'null')
    .flatMap((condition) => condition.allValues)
    .flatMap((item) => {
      const arn = arnFields(item.text);
      return arn === undefined ? [] : [{ item, arn }];
    }),
);

/** Whether a service principal of the statement is the named one. */
export function namesService(statement: StatementSubject, service: string): boolean {
  return statement.principals.some(
    (principal) => principal.principalType === 'Service' && principal.text.toLowerCase() === service,
  );
}
