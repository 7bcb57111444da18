import { collectCredentials } from '../collect/credentials.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { UserError } from '../domain/user-error.ts';
import { buildRequest } from '../signature/build-request.ts';
import { headerValue } from '../signature/http-request.ts';
import { renderSigned, type SignedFormat } from '../signature/render-signed.ts';
import { signRequest } from '../signature/sign-request.ts';
import { type SigningScope, signingScope } from '../signature/signing-scope.ts';
import type { PlusReading } from '../signature/uri-encoding.ts';
import { requestBody } from './request-body.ts';

/** What `why403 sign` was asked for. */
export interface SignRequest {
  readonly url: string;
  readonly method: string | undefined;
  readonly headers: readonly string[];
  readonly data: string | undefined;
  readonly service: string | undefined;
  readonly region: string | undefined;
  readonly profile: string | undefined;
  readonly plus: PlusReading;
  readonly presign: number | undefined;
  readonly format: SignedFormat;
  readonly now: Date;
}

/** Returns the printed request and what to warn of; throws a UserError when there are no credentials. Nothing is sent. */
export async function sign(
  asked: SignRequest,
): Promise<Result<{ readonly text: string; readonly warnings: readonly string[] }, UserError>> {
  const body = requestBody(asked.data);
  if (!body.ok) return body;
  const built = buildRequest({
    url: asked.url,
    method: asked.method ?? (body.value.bytes === undefined ? 'GET' : 'POST'),
    headers: asked.headers,
    plus: asked.plus,
    ...(body.value.bytes === undefined ? {} : { body: body.value.bytes }),
  });
  if (!built.ok) return built;
  const { request, url, warnings } = built.value;
  const scope = signingScope(headerValue(request.headers, 'host') ?? url.host, asked);
  if (!scope.ok) return scope;
  const wrong = presignProblem(asked.presign, scope.value);
  if (wrong !== undefined) return err(wrong);
  const credentials = await collectCredentials(asked.profile);
  const signed = await signRequest(request, {
    credentials,
    ...scope.value,
    at: asked.now,
    ...(asked.presign === undefined ? {} : { presign: asked.presign }),
  });
  const text = renderSigned(
    {
      request: signed,
      scope: scope.value,
      connectTo: url.host,
      scheme: url.scheme,
      ...(body.value.file === undefined ? {} : { bodyFile: body.value.file }),
    },
    asked.format,
  );
  return ok({ text, warnings: [...warnings, ...notes(asked, scope.value, credentials.sessionToken !== undefined)] });
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html (query string parameters) */
function presignProblem(seconds: number | undefined, { algorithm }: SigningScope): UserError | undefined {
  if (seconds === undefined) return undefined;
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 604_800) {
    const hint = 'write a number of seconds from 1 to 604800 (a week)';
    return new UserError('badPresign', `a URL cannot be signed for ${seconds} seconds`, hint);
  }
  const hint = 'leave --presign out: the signature then stands in headers';
  return algorithm === 'v4a' ? new UserError('noPresign', 'SigV4a is signed in headers only', hint) : undefined;
}

function notes({ presign, now }: SignRequest, scope: SigningScope, hasToken: boolean): string[] {
  const token = hasToken ? ' and the session token' : '';
  return [
    ...(scope.note === undefined ? [] : [scope.note]),
    `signed for ${scope.service} in ${scope.region}; ${validity(presign, now, hasToken)}`,
    `the output holds a usable signature${token}: do not paste it into a ticket`,
  ];
}

function validity(presign: number | undefined, now: Date, hasToken: boolean): string {
  if (presign === undefined) return `AWS takes it for 5 minutes (${REFERENCE}/reference_sigv.html)`;
  const seconds = presign === 1 ? '1 second' : `${presign} seconds`;
  const until = new Date(now.getTime() + presign * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  const sooner = hasToken ? ', and no longer than the credentials last' : '';
  return `the URL says that it holds for ${seconds}, until ${until}${sooner} (${REFERENCE}/reference_sigv-create-signed-request.html)`;
}

const REFERENCE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
