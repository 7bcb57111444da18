import { maskKeyId, maskSecret, maskSignature } from '../signature/mask.ts';

/** What must not be shown, and what to show instead. */
export interface Hidden {
  readonly value: string;
  readonly mask: string;
}

/** Returns a secret of which only length and a short digest are shown. */
export function secret(value: string): Hidden {
  return { value, mask: maskSecret(value) };
}

/** Returns an access key id, of which the last four characters are shown. */
export function keyId(value: string): Hidden {
  return { value, mask: maskKeyId(value) };
}

/** Returns a signature, of which the first six characters are shown. */
export function signatureOf(value: string): Hidden {
  return { value, mask: maskSignature(value) };
}
