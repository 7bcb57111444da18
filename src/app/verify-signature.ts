import { err, ok, type Result } from '../domain/result.ts';
import { UserError } from '../domain/user-error.ts';
import { secret } from '../probe/hidden.ts';
import { scrub } from '../probe/scrub.ts';
import { verificationJson } from '../report/verification-json.ts';
import { verificationText } from '../report/verification-text.ts';
import { type Echo, findEcho } from '../signature/echo.ts';
import { readRequest } from '../signature/read-request.ts';
import type { Expectation } from '../signature/request-problems.ts';
import { type Verification, verifySignature } from '../signature/verify-signature.ts';
import { recordedText } from './recorded-text.ts';
import { requestBody } from './request-body.ts';

/** What `why403 verify-signature` was asked for. */
export interface VerifyRequest {
  readonly file: string;
  /** Content of stdin, when `file` is `-`. */
  readonly stdin: string | undefined;
  /** File with AWS's answer, when it is not part of the record. */
  readonly answerFile: string | undefined;
  readonly data: string | undefined;
  readonly secret: string;
  readonly sessionToken: string | undefined;
  readonly accessKeyId: string | undefined;
  readonly service: string | undefined;
  readonly region: string | undefined;
  readonly format: 'text' | 'json';
}

/** Returns the printed check and the exit code: 0 when AWS would take the signature, 1 when not, 3 when it is open. Nothing is sent. */
export function verifyRequest(
  asked: VerifyRequest,
): Result<{ readonly text: string; readonly exitCode: number }, UserError> {
  const recorded = readRequest(asked.stdin ?? recordedText(asked.file));
  if (!recorded.ok) {
    const hint =
      'give the output of `curl -v`, a HAR file, a Postman request or a raw HTTP request, as FILE or on stdin';
    return err(new UserError('noRequest', `no signed request was found: ${recorded.error}`, hint));
  }
  const body = requestBody(asked.data);
  if (!body.ok) {
    return body;
  }
  const { response } = recorded.value;
  const answer = asked.answerFile === undefined ? undefined : recordedText(asked.answerFile);
  const said = [answer, response?.text];
  const bytes = body.value.bytes;
  const request = bytes === undefined ? recorded.value.request : { ...recorded.value.request, body: bytes };
  const checked = verifySignature({
    recorded: { ...recorded.value, request, looseBodyEnd: bytes === undefined && recorded.value.looseBodyEnd === true },
    secret: asked.secret,
    expectation: { ...expectationOf(asked, said), answeredAt: response?.date ?? awsTime(said) },
    echo: echoOf(said),
  });
  const text = asked.format === 'json' ? verificationJson(checked) : verificationText(checked);
  return ok({
    text: scrub(text, [secret(asked.secret), secret(asked.sessionToken ?? '')]),
    exitCode: exitCode(checked),
  });
}

/** An empty variable counts as none. What AWS's answer says about the service goes before what the host says. */
function expectationOf(
  { service, region, sessionToken, accessKeyId }: VerifyRequest,
  said: readonly (string | undefined)[],
): Expectation {
  const wanted = said.map((text) => /scoped to (?:a )?correct service: ?\\?'([\w.-]+)/.exec(text ?? '')?.[1]);
  return {
    service: service ?? wanted.find((name) => name !== undefined),
    region,
    sessionToken: sessionToken || undefined,
    accessKeyId: accessKeyId || undefined,
  };
}

/** AWS's clock: the Date header of a recorded answer, or the time in brackets of `Signature expired: …`. */
function awsTime(said: readonly (string | undefined)[]): string | undefined {
  for (const text of said) {
    const date = /^(?:< )?date: *(\S.*)$/im.exec(text ?? '')?.[1];
    const [, day, time] = /\((\d{8})T(\d{6})Z [-+] \d+ min/.exec(text ?? '') ?? [];
    const named = `${day?.replace(/(\d{4})(..)(..)/, '$1-$2-$3')}T${time?.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`;
    if (day !== undefined && time !== undefined) return named;
    if (date !== undefined) return date.trim();
  }
  return undefined;
}

function echoOf(texts: readonly (string | undefined)[]): Echo | undefined {
  return texts.map((text) => (text === undefined ? undefined : findEcho(text))).find((echo) => echo !== undefined);
}

function exitCode({ signature, problems }: Verification): number {
  if (signature === 'undetermined' && !problems.some((problem) => problem.certain)) {
    return 3;
  }
  return signature === 'right' && !problems.some((problem) => problem.certain) ? 0 : 1;
}
