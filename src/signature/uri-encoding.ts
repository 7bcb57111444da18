const UNRESERVED = /[A-Za-z0-9\-._~]/;

/** What a `+` in a query stands for. AWS documents neither reading. */
export type PlusReading = 'space' | 'literal';

/**
 * Returns the text with every byte percent-encoded (upper-case hex) except the unreserved characters of RFC 3986.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function uriEncode(text: string): string {
  return encodeBytes(new TextEncoder().encode(text));
}

/** Returns a path encoded once more, slashes kept: a `%` of the wire becomes `%25`. */
export function uriEncodePath(path: string): string {
  return path.split('/').map(uriEncode).join('/');
}

/** Returns one query name or value in strict encoding, however it was encoded on the wire; a stray `%` counts as itself. */
export function reencode(wire: string, plus: PlusReading): string {
  return encodeBytes(decodeBytes(plus === 'space' ? wire.replaceAll('+', ' ') : wire));
}

/** Returns the text that percent-encoding stands for. */
export function percentDecode(wire: string, plus: PlusReading = 'literal'): string {
  return new TextDecoder().decode(decodeBytes(plus === 'space' ? wire.replaceAll('+', ' ') : wire));
}

/** Splits a raw query into its pairs, in order; empty pairs (`a&&b`, trailing `&`) are dropped. */
export function queryPairs(query: string): readonly (readonly [string, string])[] {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      return at === -1 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    });
}

function encodeBytes(bytes: Uint8Array): string {
  let encoded = '';
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    encoded += UNRESERVED.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}

function decodeBytes(wire: string): Uint8Array {
  const bytes = new TextEncoder().encode(wire);
  const decoded: number[] = [];
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    const hex = byte === 0x25 ? String.fromCharCode(bytes[index + 1] ?? 0, bytes[index + 2] ?? 0) : '';
    if (/^[0-9a-fA-F]{2}$/.test(hex)) {
      decoded.push(Number.parseInt(hex, 16));
      index += 2;
    } else {
      decoded.push(byte);
    }
  }
  return Uint8Array.from(decoded);
}
