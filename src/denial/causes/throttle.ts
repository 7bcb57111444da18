import type { Answer } from '../answer.ts';
import type { Cause, CauseRule } from '../cause-rule.ts';
import { sdkService, serviceOf } from '../service-of.ts';

const STATE = 'aws lambda get-function-concurrency --function-name <name>';

/** A call of a function, not of the API that manages it. */
const isOfFunction = ({ emitter, raw }: Answer): boolean =>
  emitter === 'function-url' ||
  emitter === 'web-function' ||
  /:function:|\/functions\/|\bInvoke\b|FunctionInvocationRate/.test(raw.slice(0, 20_000));

/** Too many calls. Whether authorization was passed before is not documented. */
export const throttleCauses: Readonly<Record<string, Cause>> = {
  throttled: {
    layer: 'throttle',
    meaning:
      'There were more calls than the limit of the stage, the method or the account allows. No policy is involved.',
    next: 'aws apigateway get-stage --rest-api-id <api-id> --stage-name <stage> --query methodSettings',
    wordings: [
      {
        when: ({ emitter }) => emitter === 'http-api',
        next: 'aws apigatewayv2 get-stage --api-id <api-id> --stage-name <stage> --query "[DefaultRouteSettings,RouteSettings]"',
      },
      {
        // https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
        when: (answer, { service }) => service === 'lambda' && isOfFunction(answer),
        meaning:
          'There were more calls than Lambda allows: by concurrency or rate, of the function, the account or this caller. No policy is involved.',
        next: STATE,
      },
      {
        when: (_, { service }) => service === 'lambda',
        meaning:
          'There were more calls than Lambda allows: by concurrency of the account, or by rate of this caller. No policy is involved.',
        next: 'aws lambda get-account-settings --query AccountLimit',
      },
      {
        when: (_, { service }) => service != null && service !== 'execute-api' && service !== 'application',
        meaning:
          'There were more calls than a quota of this service allows, or than the capacity of the table, key or stream that was called. No policy is involved.',
        next: 'aws service-quotas list-service-quotas --service-code <service>',
      },
      {
        when: (_, { service }) => service == null,
        meaning:
          'There were more calls than a quota of the service that was called allows; the text does not say which service it was. No policy is involved.',
        next: 'aws service-quotas list-services',
      },
    ],
  },
  'usage-plan-quota': {
    layer: 'throttle',
    meaning: 'The quota of the API key’s usage plan is used up. No IAM policy is involved.',
    next: 'aws apigateway get-usage --usage-plan-id <plan-id> --start-date <date> --end-date <date>',
  },
  'reserved-concurrency-exhausted-or-zero': {
    layer: 'throttle',
    meaning:
      'All executions that are reserved for this function are busy, or the reservation is 0, which switches the function off. No policy is involved.',
    next: STATE,
  },
  'account-concurrency': {
    layer: 'throttle',
    meaning:
      'All concurrent executions of this account and region are busy. No policy is involved, and another function may be the one that uses them.',
    next: 'aws lambda get-account-settings --query AccountLimit',
  },
  'caller-rate-limit': {
    layer: 'throttle',
    meaning: 'This caller sends more requests per second than the Lambda API accepts. No policy is involved.',
    next: 'aws service-quotas list-service-quotas --service-code lambda',
  },
};

/** The default response QUOTA_EXCEEDED. Management APIs have a LimitExceededException of their own. */
function isPlanQuota({ emitter, status, type, raw, trail }: Answer): boolean {
  if (type === 'QUOTA_EXCEEDED') return true;
  const isApi = ['rest-api', 'http-api', 'some-api', 'lambda', 'unknown'].includes(emitter);
  return isApi && status === 429 && trail === undefined && [undefined, 'execute-api'].includes(sdkService(raw));
}

const LAMBDA = ['throttled', 'reserved-concurrency-exhausted-or-zero', 'account-concurrency', 'caller-rate-limit'];

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors (the `Reason` of a throttle) */
export const throttleRules: readonly CauseRule[] = [
  {
    when: ({ raw }) => /ReservedFunction(?:Concurrent)?Invocation(?:Rate)?LimitExceeded/.test(raw),
    cause: 'reserved-concurrency-exhausted-or-zero',
    denied: { service: 'lambda' },
  },
  {
    when: ({ raw }) => /(?:^|[^a-z])ConcurrentInvocationLimitExceeded/.test(raw),
    cause: 'account-concurrency',
    denied: { service: 'lambda' },
  },
  {
    when: ({ raw }) => /CallerRateLimitExceeded/.test(raw),
    cause: 'caller-rate-limit',
    denied: { service: 'lambda' },
  },
  {
    when: ({ raw }) => /FunctionInvocationRateLimitExceeded|ConcurrentSnapshotCreateLimitExceeded/.test(raw),
    cause: 'throttled',
    denied: { service: 'lambda' },
  },
  {
    says: /\bLimit ?Exceeded(?:Exception)?\b|QUOTA_EXCEEDED/i,
    when: isPlanQuota,
    cause: 'usage-plan-quota',
    denied: { service: 'execute-api' },
  },
  {
    when: ({ status, type, emitter, message }) =>
      emitter !== 'application' &&
      (status === 429 ||
        /^(?:TooManyRequests|Throttling|ThrottledException|Throttled|THROTTLED)/.test(type ?? '') ||
        /^Too Many Requests$|\bRate exceeded\b/i.test(message)),
    cause: 'throttled',
    candidates: ['throttled'],
    denied: ({ emitter, message }) =>
      emitter === 'unknown' && /^Too Many Requests$/.test(message) ? { service: 'execute-api' } : {},
    given: [
      {
        when: ({ texts }) => texts.reservedConcurrency === '0',
        cause: 'reserved-concurrency-exhausted-or-zero',
        candidates: ['reserved-concurrency-exhausted-or-zero'],
        denied: { service: 'lambda' },
      },
      {
        when: (_, { emitter }) => ['lambda', 'function-url', 'lambda-api', 'web-function'].includes(emitter),
        candidates: LAMBDA,
      },
      {
        // A status and nothing else: not even AWS need have answered.
        when: (_, { emitter, type, message }) => emitter === 'unknown' && type === undefined && message === '',
        candidates: [...LAMBDA, 'usage-plan-quota', 'application-error'],
      },
      {
        when: (_, answer) =>
          (/Rate Exceeded/i.test(answer.message) ||
            (answer.kind === 'text' && answer.type === 'TooManyRequestsException')) &&
          [null, 'lambda'].includes(serviceOf(answer)),
        candidates: LAMBDA,
      },
    ],
  },
];
