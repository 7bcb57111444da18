import type { Answer } from '../answer.ts';
import type { Cause, CauseRule } from '../cause-rule.ts';
import { isForeignCdn, isForeignPage, isLoadBalancer, isUnmarked } from '../foreign-front.ts';

/** What happens after authorization: integration, the program itself, and success. */
export const answeredCauses: Readonly<Record<string, Cause>> = {
  'backend-403': {
    layer: 'application',
    meaning:
      'The refusal comes from the program behind AWS, not from AWS: the request was authorized and delivered. Ask the program why it said no.',
    next: 'aws logs tail /aws/lambda/<name> --since 10m',
    wordings: [
      {
        when: (_, { candidates }) => candidates.includes('foreign-front'),
        meaning:
          'Nothing in the answer is a mark of AWS: the program said no, or a proxy or firewall on the way. Whether the request reached AWS is not known.',
        next: 'curl -v <url>',
      },
    ],
  },
  'foreign-front': {
    layer: 'transport',
    meaning:
      'A proxy, firewall or CDN that is not of AWS wrote this answer, and nothing in it is a mark of AWS. It is not known whether the request reached AWS, and no IAM policy is named.',
    next: 'curl -v <url>',
    wordings: [
      {
        when: (_, { candidates }) => candidates.includes('backend-403'),
        meaning:
          'A web server or proxy wrote this page by itself: one on the way, or the program behind AWS. Nothing in it is a mark of AWS, so it is not known whether the request reached AWS.',
      },
    ],
    isFiner: true,
  },
  'application-error': {
    layer: 'application',
    meaning:
      'The answer comes from the program behind AWS, so the request was authorized and delivered. It is no refusal of AWS.',
    next: 'aws logs tail /aws/lambda/<name> --since 10m',
    isFiner: true,
  },
  'websocket-connection-gone': {
    layer: 'application',
    meaning:
      'The client of this WebSocket connection has gone, so nothing can be sent to it. Permissions are not the reason.',
    next: 'aws apigatewaymanagementapi get-connection --endpoint-url https://<api-id>.execute-api.<region>.amazonaws.com/<stage> --connection-id <id>',
  },
  allowed: {
    layer: 'none',
    meaning: 'The call was answered with success. Nobody refused.',
    next: 'why403 explain <target>',
  },
  'dry-run-allowed': {
    layer: 'none',
    meaning:
      'The dry run passed: the caller may do this, and nothing was executed. It says nothing about function URLs, the function’s role or its code.',
    next: 'why403 explain <target>',
  },
};

/** 254 and 255 are exit codes of the AWS CLI. */
const isSuccess = (status: number | null): boolean => status !== null && status >= 200 && status <= 226;

/** Before every other rule: an answer with success is no refusal, whatever its text says. */
export const successRules: readonly CauseRule[] = [
  { says: /DryRunOperation|Request would have succeeded, but DryRun/, cause: 'dry-run-allowed' },
  {
    status: [204],
    when: ({ emitter, context, isStatusStated }) =>
      isStatusStated &&
      (context.flags.dryRun === true ||
        (context.flags.dryRun !== false && ['lambda', 'lambda-api', 'unknown'].includes(emitter))),
    cause: 'dry-run-allowed',
    denied: ({ emitter }) => (emitter === 'unknown' ? { service: 'lambda' } : {}),
  },
  {
    when: ({ status, headers, isStatusStated, kind, iam }) =>
      isStatusStated &&
      (kind !== 'text' || iam === undefined) &&
      ((isSuccess(status) && !('x-amzn-errortype' in headers)) || status === 101),
    cause: 'allowed',
    denied: successService,
  },
  { kind: 'trail', when: ({ trail, message }) => trail?.errorCode === null && message === '', cause: 'allowed' },
];

/** A body of a program, or one that only AWS writes. */
function successService({ emitter, headers, context, raw }: Answer): { readonly service?: string } {
  if (emitter === 'unknown' && /^\{ ?"StatusCode": ?20/.test(raw)) return { service: 'lambda' };
  if (emitter !== 'application') return {};
  if ('x-amz-apigw-id' in headers || 'apigw-requestid' in headers) return { service: 'execute-api' };
  return /lambda-url/.test(`${context.texts.url}${context.texts.host}`) ? { service: 'lambda' } : {};
}

/** The program's own answers: they carry a trace id and no error type. */
export const applicationRules: readonly CauseRule[] = [
  { status: [410], says: /Gone/, cause: 'websocket-connection-gone', denied: { service: 'execute-api' } },
  {
    status: [410],
    emitter: ['rest-api', 'some-api', 'unknown'],
    cause: 'websocket-connection-gone',
    denied: { service: 'execute-api' },
  },
  { says: /GoneException/, cause: 'websocket-connection-gone', denied: { service: 'execute-api' } },
  { emitter: ['application'], status: [401, 403], cause: 'backend-403', denied: { service: 'application' } },
  {
    emitter: ['application'],
    when: ({ status, headers }) =>
      status !== null && status >= 500 && !('x-amz-apigw-id' in headers || 'apigw-requestid' in headers),
    cause: 'function-error',
    denied: { service: 'lambda' },
  },
  {
    emitter: ['application'],
    when: ({ status, message }) => status !== null && status >= 400 && !/^Internal server error$/i.test(message),
    cause: 'application-error',
    denied: { service: 'application' },
  },
];

/** A refusal in which AWS names no error. */
function isForeign({ emitter, kind, status, headers, type, body, message }: Answer): boolean {
  return (
    ['function-url', 'unknown', 'lambda'].includes(emitter) &&
    kind === 'http' &&
    (status === 401 || status === 403) &&
    !('x-amzn-errortype' in headers) &&
    // Types of AWS begin with a capital; a program writes what it likes.
    (type === undefined || /^[a-z]/.test(type)) &&
    (body !== undefined || message !== '')
  );
}

/** Whoever was called, a proxy may have answered in its place. */
function isOnTheWay(answer: Answer): boolean {
  const isAnyApi = answer.emitter === 'some-api' || answer.emitter === 'lambda-api';
  return isForeign(isAnyApi ? { ...answer, emitter: 'unknown' } : answer);
}

/** 401 and 403 that carry no mark of AWS: of a known proxy, else most likely the program's. */
export const foreignRules: readonly CauseRule[] = [
  {
    emitter: ['http-api', 'rest-api'],
    kind: 'http',
    status: [401, 403],
    when: ({ headers, type }) => type === undefined || !('x-amzn-errortype' in headers),
    cause: 'backend-403',
    denied: { service: 'application' },
  },
  {
    when: (answer) => isOnTheWay(answer) && isLoadBalancer(answer),
    status: [403],
    cause: 'waf-block',
    candidates: ['waf-block', 'load-balancer-rule', 'backend-403'],
    denied: { service: 'elasticloadbalancing' },
  },
  {
    when: (answer) => isOnTheWay(answer) && isForeignCdn(answer),
    cause: 'foreign-front',
    candidates: ['foreign-front'],
    denied: { service: null },
  },
  {
    when: (answer) => isOnTheWay(answer) && isForeignPage(answer),
    cause: 'foreign-front',
    candidates: ['foreign-front', 'backend-403'],
    denied: { service: null },
  },
  {
    // AWS and its functions leave a header of theirs; without one even a proxy may have answered.
    when: (answer) => isForeign(answer) && isUnmarked(answer),
    cause: 'backend-403',
    candidates: ['backend-403', 'waf-block', 'foreign-front'],
    denied: { service: 'application' },
  },
  {
    when: isForeign,
    cause: 'backend-403',
    candidates: ['backend-403', 'waf-block'],
    denied: { service: 'application' },
  },
];
