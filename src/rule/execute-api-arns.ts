import { arnFields } from './arn-fields.ts';
import { oncePer } from './once-per.ts';
import type { ResourceItem, StatementSubject, TextItem } from './policy-subject.ts';
import { sourceArns } from './source-arns.ts';

/** An execute-api ARN and its resource part. */
interface ExecuteApiArn {
  readonly item: TextItem;
  readonly resource: string;
}

/** Every execute-api ARN of a statement, as Resource or as aws:SourceArn, with its resource part. */
export const executeApiArns = oncePer((statement: StatementSubject): readonly ExecuteApiArn[] => {
  const resources = [...statement.allResources, ...statement.notResources].flatMap((item) => {
    if (item.text.startsWith('execute-api:/'))
      return [{ item, resource: `*/${item.text.slice('execute-api:/'.length)}` }];
    const arn = item.arn ?? arnFields(item.text);
    return arn?.service === 'execute-api' ? [{ item, resource: arn.resource }] : [];
  });
  const sources = sourceArns(statement).flatMap(({ item, arn }) =>
    arn.service === 'execute-api' ? [{ item, resource: arn.resource }] : [],
  );
  return [...resources, ...sources];
});

/** The same as items with fields: entries of Resource and NotResource, short forms included, and values of aws:SourceArn. */
export function apiItems(statement: StatementSubject): readonly ResourceItem[] {
  const sources = sourceArns(statement).flatMap(({ item, arn }) =>
    arn.service === 'execute-api' ? [{ ...item, arn }] : [],
  );
  return sources.length === 0
    ? [...statement.allResources, ...statement.notResources]
    : [...statement.allResources, ...statement.notResources, ...sources];
}
