import type { CanonicalRequest } from './canonical-request.ts';
import type { Maker } from './maker.ts';
import type { Authorization } from './parse-authorization.ts';
import type { Problem } from './problem.ts';
import { type CredentialScope, signature, stringToSign } from './string-to-sign.ts';

/** Returns the mistake in the signing key or in the string to sign that gives this signature, if one does. */
export function otherKey(right: CanonicalRequest, { authorization, secret }: Maker): Problem | undefined {
  const { algorithm, time, scope } = authorization;
  const text = stringToSign({ algorithm, time, scope, canonicalText: right.text });
  const made = (key: string, of: CredentialScope, signed: string): boolean =>
    signature(key, of, signed) === authorization.signature;
  if (spoiled(secret).some((each) => made(each, authorization, text))) {
    return SPOILED_SECRET;
  }
  if (otherScopes(authorization).some((other) => made(secret, other, text))) {
    return OTHER_SCOPE;
  }
  const unhashed = [algorithm, time, scope, right.text].join('\n');
  const capitals = text.replace(/[0-9a-f]{64}$/, (hex) => hex.toUpperCase());
  return [unhashed, capitals].some((each) => made(secret, authorization, each)) ? WRONG_HASH : undefined;
}

const SPOILED_SECRET: Problem = {
  id: 'secret-white-space',
  certain: true,
  what: 'the secret was used with white space, quotes or escapes in it',
  fix: 'trim and unquote the secret where it is read',
};

const OTHER_SCOPE: Problem = {
  id: 'key-of-other-scope',
  certain: true,
  what: 'the signing key was derived for another date, region or service than the Credential says',
  fix: 'derive the key from the same date, region and service',
};

const WRONG_HASH: Problem = {
  id: 'canonical-hash',
  certain: true,
  what: 'the string to sign does not end in the lower-case SHA-256 of the canonical request',
  fix: 'end the string to sign with that hash',
};

function spoiled(secret: string): readonly string[] {
  const escaped = secret.replaceAll('/', '%2F').replaceAll('+', '%2B');
  const backslashes = secret.replaceAll('/', '\\/');
  return [
    `${secret}\n`,
    `${secret} `,
    ` ${secret}`,
    `${secret}\r`,
    `${secret}\r\n`,
    `"${secret}"`,
    `'${secret}'`,
    escaped,
    backslashes,
  ];
}

function otherScopes({ date, time, region, service }: Authorization): readonly CredentialScope[] {
  const services = ['lambda', 'execute-api', 's3', service];
  const regions = ['us-east-1', region];
  const dates = [date, time.slice(0, 8)];
  return services.flatMap((each) =>
    regions.flatMap((where) => dates.map((day) => ({ service: each, region: where, date: day }))),
  );
}
