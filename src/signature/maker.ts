import type { Authorization } from './parse-authorization.ts';
import { signature } from './string-to-sign.ts';
import { ECDSA_ALGORITHM, v4aVerifier } from './verify-v4a.ts';

/** With what a signature was made, as far as the request and the user say. */
export interface Maker {
  readonly authorization: Authorization;
  readonly secret: string;
  /** Whether the signature of the request is one over this string to sign. */
  readonly matches: (text: string) => boolean;
}

/** Returns the maker of a signature, SigV4 or SigV4a; the pair of keys of the latter is derived once. */
export function makerOf(authorization: Authorization, secret: string): Maker {
  if (authorization.algorithm !== ECDSA_ALGORITHM) {
    return {
      authorization,
      secret,
      matches: (text) => signature(secret, authorization, text) === authorization.signature,
    };
  }
  const verified = v4aVerifier({ accessKeyId: authorization.accessKeyId, secretAccessKey: secret });
  return { authorization, secret, matches: (text) => verified(text, authorization.signature) };
}
