import { type Answer, lambda } from './answers.ts';
import type { Key } from './keys.ts';

const STS = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** GetCallerIdentity and AssumeRole. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export function answerSts(body: string, key: Key, other: Key): Answer {
  const headers = { 'content-type': 'text/xml' };
  if (body.includes('Action=AssumeRole')) {
    const xml = `<AssumeRoleResponse xmlns="${STS}"><AssumeRoleResult><AssumedRoleUser><AssumedRoleId>AROA:s</AssumedRoleId><Arn>${other.arn}</Arn></AssumedRoleUser><Credentials><AccessKeyId>${other.id}</AccessKeyId><SecretAccessKey>${other.secret}</SecretAccessKey><SessionToken>${other.token}</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
    return { status: 200, headers, body: xml };
  }
  const xml = `<GetCallerIdentityResponse xmlns="${STS}"><GetCallerIdentityResult><Arn>${key.arn}</Arn><UserId>AIDAEXAMPLE</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
  return { status: 200, headers, body: xml };
}

/** What STS says about a refused signature. */
export function refuseSts(code: string, message: string): Answer {
  const xml = `<ErrorResponse xmlns="${STS}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
  return { status: 403, headers: { 'content-type': 'text/xml' }, body: xml };
}

/** Who may invoke which function directly; written by hand. */
const MAY_INVOKE: readonly (readonly [functionName: string, callerArn: string])[] = [
  ['orders', 'arn:aws:iam::111122223333:user/alice'],
  ['half-granted', 'arn:aws:iam::111122223333:user/alice'],
];

/** Invoke with `X-Amz-Invocation-Type: DryRun`. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export function answerDryRun(path: string, type: string | undefined, key: Key): Answer {
  const name =
    decodeURIComponent(/functions\/([^/]+)\/invocations/.exec(path)?.[1] ?? '')
      .split(':')
      .at(-1) ?? '';
  if (type !== 'DryRun') throw new Error(`a probe invoked ${name} for real`);
  if (MAY_INVOKE.some(([granted, arn]) => granted === name && arn === key.arn)) {
    return { status: 204, headers: { 'x-amzn-requestid': '1' }, body: '' };
  }
  return OTHER_ANSWERS[name]?.(denied(name, key)) ?? refused(denied(name, key), NO_GRANT);
}

const NO_GRANT = 'because no identity-based policy allows the lambda:InvokeFunction action';

function denied(name: string, key: Key): string {
  const resource = `arn:aws:lambda:eu-west-1:111122223333:function:${name}`;
  return `User: ${key.arn} is not authorized to perform: lambda:InvokeFunction on resource: ${resource}`;
}

function refused(sentence: string, suffix: string): Answer {
  return lambda('AccessDeniedException', { Message: `${sentence} ${suffix}` });
}

// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors
const OTHER_ANSWERS: Readonly<Record<string, (sentence: string) => Answer>> = {
  'kept-by-scp': (sentence) =>
    refused(
      sentence,
      'with an explicit deny in a service control policy: arn:aws:organizations::444455556666:policy/o-exampleorg/service_control_policy/p-example1',
    ),
  'kept-by-boundary': (sentence) =>
    refused(sentence, 'because no permissions boundary allows the lambda:InvokeFunction action'),
  'kept-by-session': (sentence) =>
    refused(sentence, 'because no session policy allows the lambda:InvokeFunction action'),
  gone: () =>
    lambda(
      'ResourceNotFoundException',
      { Type: 'User', Message: 'Function not found: arn:aws:lambda:eu-west-1:111122223333:function:gone' },
      404,
    ),
  starting: () =>
    lambda(
      'ResourceConflictException',
      {
        Type: 'User',
        Message:
          'The operation cannot be performed at this time. The function is currently in the following state: Pending',
      },
      409,
    ),
  switchedoff: () =>
    lambda(
      'TooManyRequestsException',
      { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded', Type: 'User', message: 'Rate Exceeded.' },
      429,
    ),
};
