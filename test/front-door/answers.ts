/** One HTTP answer as AWS gives it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const REQUEST_ID = '11111111-2222-3333-4444-555555555555';

/** An answer of a REST API's front end. */
export function rest(errorType: string, body: unknown, status = 403): Answer {
  const headers = {
    'x-amzn-errortype': errorType,
    'x-amzn-requestid': REQUEST_ID,
    'x-amz-apigw-id': 'a1b2c3d4e5f6g7h=',
  };
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** An answer of an HTTP API, which tells nothing. */
export function http(status: number, body: unknown): Answer {
  const headers = { 'content-type': 'application/json', 'apigw-requestid': 'a1b2c3d4e5f6g7h=' };
  return { status, headers, body: JSON.stringify(body) };
}

/** An answer of the function URL's or Lambda API's front end. */
export function lambda(errorType: string, body: unknown, status = 403): Answer {
  const headers = { 'content-type': 'application/json', 'x-amzn-errortype': errorType, 'x-amzn-requestid': REQUEST_ID };
  return { status, headers, body: JSON.stringify(body) };
}

/** An answer of the function or backend itself: it has a trace id and no error type. */
export function application(status: number, body: unknown): Answer {
  const headers = { 'x-amzn-requestid': REQUEST_ID, 'x-amzn-trace-id': 'Root=1-6560aaaa-0123456789abcdef01234567' };
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** Any answer with CloudFront in front of it. */
export function throughCloudFront(answer: Answer): Answer {
  const headers = {
    via: '1.1 abcdef.cloudfront.net (CloudFront)',
    'x-cache': 'Error from cloudfront',
    'x-amz-cf-id': 'abc==',
  };
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

// https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
export const URL_FORBIDDEN = lambda('AccessDeniedException', {
  Message:
    'Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
});

export const MISSING_TOKEN = rest('MissingAuthenticationTokenException', { message: 'Missing Authentication Token' });

export const BAD_TOKEN = 'The security token included in the request is invalid.';
export const EXPIRED_TOKEN = 'The security token included in the request is expired';

/** A refusal of IAM at a REST API; AWS masks the account in the resource. */
export function notAuthorized(arn: string, suffix: string): Answer {
  const resource = 'arn:aws:execute-api:eu-west-1:********3333:a1b2c3d4e5/prod/GET/orders';
  return rest('AccessDeniedException', {
    Message: `User: ${arn} is not authorized to perform: execute-api:Invoke on resource: ${resource}${suffix}`,
  });
}
