import { oncePer } from './once-per.ts';
import { policiesWith } from './policies-with.ts';
import type { PolicySubject, ResourceItem, StatementSubject, TextItem } from './policy-subject.ts';
import { sourceArns } from './source-arns.ts';
import type { TemplateSubject } from './template-subject.ts';

/** An execute-api ARN and its resource part. */
interface ExecuteApiArn {
  readonly item: TextItem;
  readonly resource: string;
}

/** What a policy has that holds an execute-api ARN or its short form. */
const TRAITS = ['arn:execute-api', 'oddresource', 'source:execute-api'];

/** The policies of a set that hold an execute-api ARN. */
export const executeApiPolicies = oncePer((template: TemplateSubject): readonly PolicySubject[] =>
  policiesWith(template, TRAITS),
);

/** Every execute-api ARN of a statement, as Resource or as aws:SourceArn, with its resource part. */
export function executeApiArns(statement: StatementSubject): readonly ExecuteApiArn[] {
  const found: ExecuteApiArn[] = [];
  for (const items of [statement.allResources, statement.notResources]) {
    for (const item of items) {
      if (item.arn?.service === 'execute-api') found.push({ item, resource: item.arn.resource });
      else if (item.text.startsWith(SHORT)) found.push({ item, resource: `*/${item.text.slice(SHORT.length)}` });
    }
  }
  for (const { item, arn } of sourceArns(statement))
    if (arn.service === 'execute-api') found.push({ item, resource: arn.resource });
  return found;
}

const SHORT = 'execute-api:/';

/** The same as items with fields: entries of Resource and NotResource, short forms included, and values of aws:SourceArn. */
export function apiItems(statement: StatementSubject): readonly ResourceItem[] {
  const sources = sourceArns(statement).flatMap(({ item, arn }) =>
    arn.service === 'execute-api' ? [{ ...item, arn }] : [],
  );
  return sources.length === 0
    ? [...statement.allResources, ...statement.notResources]
    : [...statement.allResources, ...statement.notResources, ...sources];
}
