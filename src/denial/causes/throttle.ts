import type { Cause, CauseRule } from '../cause-rule.ts';
import { serviceOf } from '../service-of.ts';

const STATE = 'aws lambda get-function-concurrency --function-name <name>';

/** Too many calls. Whether authorization was passed before is not documented. */
export const throttleCauses: Readonly<Record<string, Cause>> = {
  throttled: {
    layer: 'throttle',
    meaning:
      'There were more calls than the limit of the stage, the method or the account allows. No policy is involved.',
    next: 'aws apigateway get-stage --rest-api-id <api-id> --stage-name <stage> --query methodSettings',
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
    when: ({ emitter, status, type }) => (status === 429 || type === 'QUOTA_EXCEEDED') && emitter !== 'application',
    cause: 'usage-plan-quota',
    denied: ({ emitter }) => (emitter === 'unknown' ? { service: 'execute-api' } : {}),
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
