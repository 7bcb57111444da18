import type { Answer } from '../answer.ts';
import { type Cause, type CauseRule, type Given, known } from '../cause-rule.ts';
import type { CallContext } from '../context.ts';

/** Refusals of function URLs: they name nobody. */
export const functionUrlCauses: Readonly<Record<string, Cause>> = {
  'function-url-forbidden': {
    layer: 'authorization',
    meaning:
      'The function URL refused, and gives the same answer for a missing signature, a missing grant and half of the two grants that are needed. Policies and a probe tell them apart.',
    next: 'why403 explain <function-url> --caller <principal>',
  },
  'function-url-dual-permission-missing': {
    layer: 'authorization',
    meaning:
      'Calls through a function URL need lambda:InvokeFunctionUrl and lambda:InvokeFunction, and only the first is granted. The second may be limited to URL calls.',
    next: 'aws lambda add-permission --function-name <name> --statement-id url-invoke --action lambda:InvokeFunction --principal "*" --invoked-via-function-url',
  },
  'function-url-grace-period-ended': {
    layer: 'authorization',
    meaning:
      'This URL is older than October 2025, and the period in which lambda:InvokeFunctionUrl alone was enough ended on 1 November 2026. lambda:InvokeFunction must be granted too.',
    next: 'aws lambda add-permission --function-name <name> --statement-id url-invoke --action lambda:InvokeFunction --principal "*" --invoked-via-function-url',
  },
};

const DUAL = 'function-url-dual-permission-missing';
const ENDED = 'function-url-grace-period-ended';

/** https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html: URLs from before keep working until 1 November 2026. */
function isGraceEnded({ texts }: CallContext): boolean {
  const created = texts.createdAt?.slice(0, 10) ?? '';
  const now = texts.now?.slice(0, 10) ?? '';
  return /^\d{4}/.test(created) && created < '2025-11-01' && now >= '2026-11-01';
}

/** The half that is missing when exactly one of the two is granted. */
function missingHalf({ granted }: CallContext): string | undefined {
  if (granted === undefined) return undefined;
  const hasUrl = grants(granted, 'invokefunctionurl');
  if (hasUrl === grants(granted, 'invokefunction')) return undefined;
  return hasUrl ? 'lambda:InvokeFunction' : 'lambda:InvokeFunctionUrl';
}

function grants(granted: readonly string[], action: string): boolean {
  return granted.some((each) => {
    const name = each.toLowerCase().replace(/^lambda:/, '');
    return name === action || name === '*' || (name.endsWith('*') && action.startsWith(name.slice(0, -1)));
  });
}

const isOpen = ({ texts }: CallContext): boolean => /^none$/i.test(texts.authType ?? '');

const halfGranted = ({ context }: Answer) => ({
  principal: isOpen(context) ? 'anonymous' : context.flags.originAccessControl ? 'cloudfront.amazonaws.com' : null,
  action: missingHalf(context) ?? 'lambda:InvokeFunction',
  denyKind: 'implicit' as const,
  policyType: 'resource' as const,
});

const urlGiven: readonly Given[] = [
  { when: isGraceEnded, cause: ENDED, candidates: [ENDED], denied: halfGranted },
  { when: (call) => missingHalf(call) !== undefined, cause: DUAL, candidates: [DUAL], denied: halfGranted },
  {
    when: ({ granted }) => granted !== undefined && !grants(granted, 'invokefunctionurl'),
    candidates: ['iam-denied', 'unsigned-request'],
  },
  {
    when: ({ granted }) => granted !== undefined && grants(granted, 'invokefunction'),
    candidates: ['iam-denied', 'unsigned-request'],
  },
  { when: isOpen, candidates: [DUAL, ENDED, 'iam-denied'] },
  { when: known({ signed: false }), candidates: ['unsigned-request', 'iam-denied', DUAL, ENDED] },
  { when: known({ originAccessControl: true }), candidates: [DUAL, ENDED, 'iam-denied'] },
  { when: known({ signed: true }), candidates: ['iam-denied', DUAL, ENDED] },
  {
    when: ({ texts }) => texts.authType !== undefined,
    candidates: ['unsigned-request', 'iam-denied', DUAL, ENDED],
  },
];

const isUrlOrLambda = ({ emitter, type, headers, kind }: Answer): boolean =>
  emitter === 'function-url' ||
  (kind === 'http' && emitter === 'lambda' && /^AccessDenied/.test(type ?? '') && 'x-amzn-errortype' in headers);

const isUrlForbidden = (answer: Answer): boolean => {
  const { emitter, message, bodyKey, type, kind, status } = answer;
  if (/troubleshooting Function URL authorization|Forbidden\b.{0,120}urls-auth\.html/i.test(message)) return true;
  if (kind === 'text' && /\bMessage["']?: ?["']Forbidden["']/.test(message)) return true;
  // HEAD brings no body, and the Lambda API knows no HEAD.
  if (isUrlOrLambda(answer) && message === '' && status === 403)
    return type === undefined || /^AccessDenied/.test(type);
  if (emitter === 'function-url' && kind === 'text' && type === undefined && status !== 401) {
    return status === 403 || (status === null && /\b403\b/.test(message));
  }
  const isLambda = emitter === 'lambda' || emitter === 'function-url' || emitter === 'unknown';
  if (!isLambda || !/^"?Forbidden\.?"?$/i.test(message)) return false;
  return (
    bodyKey === 'Message' ||
    (emitter === 'function-url' && type !== 'ForbiddenException') ||
    type === 'AccessDeniedException'
  );
};

/** Before October 2025 one grant was enough, and the refusal was this one word. */
const isOldText = ({ message }: Answer): boolean => /^"?Forbidden\.?"?$/i.test(message);

/** Answers of function URLs. */
export const functionUrlRules: readonly CauseRule[] = [
  {
    when: (answer) => isUrlForbidden(answer) && isOldText(answer),
    cause: 'function-url-forbidden',
    candidates: ['unsigned-request', 'iam-denied'],
    denied: { service: 'lambda', denyKind: 'unknown' },
    given: [
      ...urlGiven.slice(0, 2),
      {
        when: ({ flags }) => flags.signed === true || flags.originAccessControl === true,
        candidates: ['iam-denied', 'unsigned-request'],
      },
    ],
  },
  {
    when: isUrlForbidden,
    cause: 'function-url-forbidden',
    candidates: ['unsigned-request', 'iam-denied', DUAL, ENDED],
    denied: { service: 'lambda', denyKind: 'unknown' },
    given: urlGiven,
  },
];
