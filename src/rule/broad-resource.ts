import type { ResourceItem, StatementSubject } from './policy-subject.ts';

/** The entry of Resource that takes in every resource, or every one of a type: `*`, `arn:…:role/*`; undefined when there is none. */
export function broadResource(statement: StatementSubject): ResourceItem | undefined {
  return statement.allResources.find((item) => item.text === '*' || takesInAType(item));
}

function takesInAType(item: ResourceItem): boolean {
  if (item.arn === undefined || !item.text.endsWith('*')) return false;
  // Names of buckets and topics stand without a type before them: `example-bucket/*` is one bucket.
  if (/^(s3|sns|sqs|execute-api)$/.test(item.arn.service)) return /^\*+(\/\*+)?$/.test(item.arn.resource);
  return /^([a-z-]+[/:])?\*$/i.test(item.arn.resource);
}
