import type { Denial } from '../denial/denial.ts';
import { awsHost } from '../domain/aws-host.ts';
import type { RungId, Seen } from '../domain/observation.ts';
import type { Answered as Answer, Outgoing } from '../probe/exchange.ts';
import { headerValue } from '../signature/http-request.ts';

/** Returns what is seen in an answer that does not say who wrote it or why; undefined when it does. */
export function silentSeen(
  { rung, outgoing }: { readonly rung: RungId; readonly outgoing: Outgoing },
  answer: Answer,
  denial: Denial,
): Seen | undefined {
  return strangerSeen(outgoing, answer, denial) ?? ownSeen(rung, outgoing, answer);
}

/** AWS marks every answer with a request id; one without is somebody else's, or a redirect that is not followed. */
function strangerSeen({ connectHost }: Outgoing, answer: Answer, denial: Denial): Seen | undefined {
  const { status, headers, body, cut } = answer;
  // A refusal whose body nobody read may be any refusal.
  if (status >= 400 && cut !== undefined && body === '') return 'unread';
  // The answer to a WebSocket handshake carries no marks.
  const isAws = status === 101 || AWS_MARKS.some((name) => headerValue(headers, name) !== undefined);
  // Only a trace id tells that the request reached the function: a bare 403 may be anybody's.
  const traced = headerValue(headers, 'x-amzn-trace-id') !== undefined;
  const unproved = denial.cause === 'backend-403' && !traced;
  const isStrange = !isAws && status < 400 && !(isApiHost(connectHost) && status < 300 && !isPage(answer));
  return isStrange || unproved ? 'unread' : undefined;
}

/** With a certificate for such a name only AWS answers, or a proxy that this machine trusts. */
function isApiHost(host: string): boolean {
  return ['functionUrl', 'executeApi', 'webFunction'].includes(awsHost(host).kind);
}

/** What a proxy shows instead of the answer. */
function isPage({ headers, body }: Answer): boolean {
  return /html/i.test(headerValue(headers, 'content-type') ?? '') || /^\s*</.test(body);
}

/** What the rung itself tells about an answer that is silent. */
function ownSeen(rung: RungId, { request }: Outgoing, { status, headers, body }: Answer): Seen | undefined {
  // A CORS configuration answers a preflight before anybody asks for permission.
  if (rung === 'S2' && request.method === 'OPTIONS' && status < 300) return 'unread';
  // The answer to HEAD has no body, so that the type is all there is; the scope is looked at before the signature.
  const isScope =
    rung === 'S3' && body === '' && /^InvalidSignature/.test(headerValue(headers, 'x-amzn-errortype') ?? '');
  return isScope ? 'wrongScope' : undefined;
}

const AWS_MARKS = [
  'x-amzn-requestid',
  'apigw-requestid',
  'x-amz-apigw-id',
  'lambda-web-request-id',
  'x-amzn-errortype',
];
