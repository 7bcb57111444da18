import type { Evidence } from '../domain/evidence.ts';

type Unavailable = Extract<Evidence<never>, { status: 'unavailable' }>;

/** Whether AWS answered that the thing asked for does not exist. A 404 without AWS's own error name does not count. */
export function isNotFound(thrown: unknown): boolean {
  return /^(NoSuchEntity|ResourceNotFound|NotFound|ChildNotFound|TargetNotFound|PolicyNotFound|AWSOrganizationsNotInUse)(Exception)?$/.test(
    read(thrown).name,
  );
}

/**
 * The evidence that stays open after a failed call. An answer that cannot be decoded says nothing about permissions,
 * unless its status is 403. https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
export function unavailable(operation: string, thrown: unknown): Unavailable {
  const failure = read(thrown);
  const reason = reasonOf(failure);
  return { status: 'unavailable', operation, reason, detail: detailOf(reason, failure) };
}

interface Failure {
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly code: string;
}

function read(thrown: unknown): Failure {
  const own = typeof thrown === 'object' && thrown !== null ? thrown : {};
  const metadata =
    '$metadata' in own && typeof own.$metadata === 'object' && own.$metadata !== null ? own.$metadata : {};
  const status = 'httpStatusCode' in metadata ? metadata.httpStatusCode : undefined;
  const code = 'code' in own && typeof own.code === 'string' ? own.code : '';
  return {
    name: 'name' in own && typeof own.name === 'string' ? own.name : '',
    message: 'message' in own && typeof own.message === 'string' ? own.message : String(thrown),
    status: typeof status === 'number' ? status : undefined,
    code,
  };
}

const DENIED = /^(AccessDenied|UnauthorizedOperation|Forbidden|NotAuthorized|AuthorizationError|UnauthorizedAccess)/;
const THROTTLED =
  /^(Throttl|TooManyRequests|RequestLimitExceeded|RequestThrottled|SlowDown|LimitExceededException$|BandwidthLimit)/;
const OFFLINE =
  /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|CERT_|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|ERR_TLS|EPROTO)/;
/** What the SDK calls an error whose body names none. */
const NAMELESS = /^(Error|Unknown|UnknownError|\d{3})?$/;
const UNDECODABLE =
  /Unexpected (token|end|non-whitespace)|is not valid JSON|XML parse|Deserialization error|char '.*' is not expected/i;

function reasonOf({ name, message, status, code }: Failure): Unavailable['reason'] {
  if (THROTTLED.test(name) || status === 429) return 'throttled';
  if (DENIED.test(name)) return 'accessDenied';
  if (name === 'SyntaxError' || UNDECODABLE.test(message) || (status !== undefined && NAMELESS.test(name))) {
    return status === 403 ? 'accessDenied' : 'undecodable';
  }
  if (OFFLINE.test(code) || /^(TimeoutError|NetworkingError|AbortError)$/.test(name)) return 'offline';
  if (status === undefined && /getaddrinfo|socket hang up|connect E/.test(message)) return 'offline';
  if (/NotFound|NoSuch/.test(name)) return 'notFound';
  return 'failed';
}

function detailOf(reason: Unavailable['reason'], { name, message, status, code }: Failure): string {
  const http = status === undefined ? '' : `HTTP ${status}`;
  if (reason === 'undecodable')
    return `${http === '' ? 'an answer' : `${http} with an answer`} that is not what AWS sends`;
  if (reason === 'offline') return `no answer (${code === '' ? name : code})`;
  if (name === 'SyntaxError' || UNDECODABLE.test(message)) return http;
  const sentence = withoutSecrets(message.replace(/\s+/g, ' ').trim()).slice(0, 300);
  return [name, sentence].filter((part) => part !== '' && !NAMELESS.test(part)).join(': ') || http;
}

/** A signature error repeats the request with its session token; nothing of that may reach a snapshot. */
function withoutSecrets(message: string): string {
  return message
    .replace(/ ?The Canonical String for this request.*$/i, '')
    .replace(/(x-amz-security-token:? ?=?)\S+/gi, '$1…')
    .replace(/\bA[KS]IA[A-Z0-9]{12,}(?=[A-Z0-9]{4}\b)/g, '…');
}
