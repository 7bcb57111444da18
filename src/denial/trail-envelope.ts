import { isPlainObject, type PlainObject, textOf, tryJson } from './plain-value.ts';

/**
 * Returns the CloudTrail events in a document, in its order: a log file, what `aws cloudtrail lookup-events`,
 * CloudTrail Lake and CloudWatch Logs answer, and what EventBridge, SNS and SQS deliver. Empty when there is none.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html
 */
export function trailEventsIn(value: unknown, depth = 0): readonly PlainObject[] {
  if (depth > 8) return [];
  if (Array.isArray(value)) return asRow(value) ?? value.flatMap((item) => trailEventsIn(item, depth + 1));
  if (typeof value === 'string') return /^\s*\{/.test(value) ? trailEventsIn(tryJson(value), depth + 1) : [];
  if (!isPlainObject(value)) return [];
  if (isTrailEvent(value)) return [value];
  return ENVELOPES.flatMap((key) => (Object.hasOwn(value, key) ? trailEventsIn(value[key], depth + 1) : []));
}

/** Whether an object is a CloudTrail event; notifications of S3 have the same fields, but no such source. */
export function isTrailEvent(value: PlainObject): boolean {
  const source = textOf(value, 'eventSource') ?? '';
  return /\.amazonaws\.com(\.cn)?$/.test(source) && textOf(value, 'eventName') !== undefined;
}

const ENVELOPES = [
  'Records',
  'Events',
  'events',
  'Messages',
  'results',
  'QueryResultRows',
  'CloudTrailEvent',
  'detail',
  'message',
  'Message',
  'body',
  'Body',
  'Sns',
  '@message',
  'value',
];

/** CloudTrail Lake answers a row as a list of objects with one field each. */
function asRow(items: readonly unknown[]): readonly PlainObject[] | undefined {
  const cells = items.filter((item) => isPlainObject(item) && Object.keys(item).length === 1);
  if (cells.length < 2 || cells.length !== items.length) return undefined;
  const row: PlainObject = Object.assign({}, ...cells);
  return isTrailEvent(row) ? [row] : undefined;
}
