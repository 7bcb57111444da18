import type { Evidence } from './answer.ts';
import { fieldOf, type PlainObject, textOf } from './plain-value.ts';

/**
 * Returns the evidence in a CloudTrail event. Its sentence counts most; the fields fill in what it leaves out.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function readTrailEvent(event: PlainObject): Evidence {
  const source = (textOf(event, 'eventSource') ?? '').split('.')[0] ?? '';
  const service = PREFIXES[source] ?? (source === '' ? null : source);
  const identity = fieldOf(event, 'userIdentity');
  const id = textOf(event, 'eventID');
  return {
    ...(id === undefined ? {} : { id }),
    status: null,
    headers: {},
    text: textOf(event, 'errorMessage') ?? '',
    context: { flags: {}, texts: {} },
    kind: 'trail',
    trail: {
      service,
      principal: textOf(identity, 'arn') ?? textOf(identity, 'invokedBy') ?? null,
      action: actionOf(service, textOf(event, 'eventName') ?? ''),
      resource: resourceOf(event),
      errorCode: textOf(event, 'errorCode')?.replace(/^Client\./, '') ?? null,
    },
  };
}

/** Services that CloudTrail names differently from IAM. https://docs.aws.amazon.com/service-authorization/latest/reference/ */
const PREFIXES: Readonly<Record<string, string>> = {
  monitoring: 'cloudwatch',
  tagging: 'tag',
  email: 'ses',
};

/** Lambda's API names carry versions, and its data events are named after the operation, not the action. */
function actionOf(service: string | null, eventName: string): string | null {
  if (service === null || eventName === '') return null;
  const operation = eventName.replace(/\d{8}(v\d)?$/, '');
  if (service === 'lambda' && /^Invoke(Async|WithResponseStream)?$/.test(operation)) return 'lambda:InvokeFunction';
  return `${service}:${operation}`;
}

function resourceOf(event: PlainObject): string | null {
  const resources = fieldOf(event, 'resources');
  const first: unknown = Array.isArray(resources) ? resources[0] : undefined;
  const parameters = fieldOf(event, 'requestParameters');
  const found = textOf(first, 'ARN') ?? textOf(parameters, 'functionName', 'roleArn', 'resourceArn');
  return found?.startsWith('arn:') ? found : null;
}
