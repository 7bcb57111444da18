import { maskSecret } from '../signature/mask.ts';

/**
 * Returns a text without the given secrets, however the other side wrote them back: plain, percent-encoded, in Base64
 * or escaped for JSON. Signatures and Authorization headers that AWS echoes are cut too.
 */
export function scrub(text: string, secrets: readonly string[]): string {
  const known = secrets.filter((secret) => secret.length >= 8);
  const written = known.flatMap((secret) =>
    spellings(secret).map((spelling) => [spelling, maskSecret(secret)] as const),
  );
  return written
    .reduce((clean, [spelling, mask]) => clean.replaceAll(spelling, mask), text)
    .replace(/(Signature=)([0-9a-f]{6})[0-9a-f]{10,}/gi, '$1$2…')
    .replace(/((?:Bearer|Basic) +)[\w.~+/=-]{8,}/gi, '$1…')
    .replace(/\b(AKIA|ASIA)[A-Z0-9]{8,}([A-Z0-9]{4})\b/g, '$1…$2');
}

function spellings(secret: string): readonly string[] {
  const encoded = encodeURIComponent(secret);
  const lower = encoded.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());
  const base64 = Buffer.from(secret).toString('base64');
  const json = secret.replaceAll('/', '\\/');
  return [...new Set([secret, encoded, lower, base64, base64.replace(/=+$/, ''), json])];
}
