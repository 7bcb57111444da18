import { createHash, createHmac } from 'node:crypto';

/** Where and when a signature is good for. */
export interface CredentialScope {
  /** `YYYYMMDD` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/**
 * Returns the string to sign.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-string-to-sign
 */
export function stringToSign(input: {
  readonly algorithm: string;
  /** `YYYYMMDDTHHMMSSZ` */
  readonly time: string;
  readonly scope: string;
  readonly canonicalText: string;
}): string {
  return [input.algorithm, input.time, input.scope, sha256Hex(input.canonicalText)].join('\n');
}

/** Returns the SigV4 signature in hex. */
export function signature(secret: string, scope: CredentialScope, text: string): string {
  const parts = [scope.date, scope.region, scope.service, 'aws4_request'];
  const start: string | Buffer = `AWS4${secret}`;
  const key = parts.reduce<string | Buffer>(
    (previous, part) => createHmac('sha256', previous).update(part).digest(),
    start,
  );
  return createHmac('sha256', key).update(text).digest('hex');
}

/** Returns the SHA-256 of text or bytes in lower-case hex. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
