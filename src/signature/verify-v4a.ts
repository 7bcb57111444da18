import { createECDH, createHmac, createPublicKey, type KeyObject, verify } from 'node:crypto';

export const ECDSA_ALGORITHM = 'AWS4-ECDSA-P256-SHA256';

const CURVE_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** Key id and secret, from which SigV4a derives a pair of keys. */
interface KeyPairSource {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * Returns the check whether a SigV4a signature (hex of a DER signature) over a string to sign was made with these
 * credentials.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html (SigV4a: asymmetric, several regions)
 */
export function v4aVerifier(credentials: KeyPairSource): (text: string, signatureHex: string) => boolean {
  const key = publicKey(credentials);
  return (text, signatureHex) => verify('sha256', Buffer.from(text), key, Buffer.from(signatureHex, 'hex'));
}

function publicKey(credentials: KeyPairSource): KeyObject {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(privateKey(credentials), 'hex');
  const point = ecdh.getPublicKey();
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
  return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
}

/** NIST SP 800-108 in counter mode; a candidate outside the curve's order is drawn again with the next counter. */
function privateKey(credentials: KeyPairSource): string {
  for (let counter = 1; counter < 255; counter += 1) {
    const input = Buffer.concat([
      Buffer.from([0, 0, 0, 1]),
      Buffer.from(`${ECDSA_ALGORITHM}\0${credentials.accessKeyId}`),
      Buffer.from([counter, 0, 0, 1, 0]),
    ]);
    const candidate = BigInt(
      `0x${createHmac('sha256', `AWS4A${credentials.secretAccessKey}`).update(input).digest('hex')}`,
    );
    if (candidate <= CURVE_ORDER - 2n) {
      return (candidate + 1n).toString(16).padStart(64, '0');
    }
  }
  throw new Error('no SigV4a key could be derived');
}
