import { sha256Hex } from './string-to-sign.ts';

/** Values that identify or authenticate somebody; only their length and a short digest are shown. */
const SECRET_NAMES = new Set(['x-amz-security-token', 'x-api-key', 'cookie', 'proxy-authorization']);

/** Returns a header value fit to be printed: tokens and keys masked, signatures shortened. */
export function maskHeader(name: string, value: string): string {
  const lower = name.toLowerCase();
  if (SECRET_NAMES.has(lower)) {
    return maskSecret(value);
  }
  return lower === 'authorization' ? maskAuthorization(value) : value;
}

/** Returns a request target or canonical query with the values of presigned URLs masked. */
export function maskQuery(text: string): string {
  return text
    .replace(/(X-Amz-Security-Token=)([^&\s]*)/gi, (_, name: string, value: string) => `${name}${maskSecret(value)}`)
    .replace(/(X-Amz-Signature=)([^&\s]*)/gi, (_, name: string, value: string) => `${name}${maskSignature(value)}`)
    .replace(/(X-Amz-Credential=)([^%/&\s]*)/gi, (_, name: string, value: string) => `${name}${maskKeyId(value)}`);
}

/** Returns the length and eight digits of the SHA-256: enough to compare two values, too little to use one. */
export function maskSecret(value: string): string {
  return value === '' ? '' : `<${value.length} characters, sha256 ${sha256Hex(value).slice(0, 8)}>`;
}

/** Returns the first six characters of a signature. */
export function maskSignature(value: string): string {
  return value.length > 6 ? `${value.slice(0, 6)}…` : value;
}

/** Returns the prefix that tells the kind of key, and the last four characters. */
export function maskKeyId(value: string): string {
  return value.length > 8 ? `${value.slice(0, 4)}…${value.slice(-4)}` : '…';
}

/** Returns a canonical request, or any text with header lines, masked line by line. */
export function maskLines(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const at = line.indexOf(':');
      return maskQuery(at > 0 ? `${line.slice(0, at)}:${maskHeader(line.slice(0, at), line.slice(at + 1))}` : line);
    })
    .join('\n');
}

function maskAuthorization(value: string): string {
  if (!/^\s*AWS4-/.test(value)) {
    const scheme = /^\s*([A-Za-z][\w-]{0,20})\s/.exec(value)?.[1];
    return `${scheme === undefined ? '' : `${scheme} `}${maskSecret(value)}`;
  }
  return value
    .replace(/(Credential=)([^/,\s]+)/, (_, name: string, key: string) => `${name}${maskKeyId(key)}`)
    .replace(/(Signature=)([^,\s]+)/, (_, name: string, hex: string) => `${name}${maskSignature(hex)}`);
}
