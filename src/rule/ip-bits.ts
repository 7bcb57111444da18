import { type IpRange, inIpRange, parseIpAddress, parseIpRange } from '../engine/ip-range.ts';

/** The range with the bits after its mask set to zero, when a text has some set (`203.0.113.7/24`, `2001:db8::1/32`). */
export function withoutHostBits(text: string): string | undefined {
  const range = text.includes('/') ? parseIpRange(text) : undefined;
  if (range === undefined) return undefined;
  if (text.includes(':')) return zeroedIpv6(range, text);
  const match = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(text);
  if (match === null) return undefined;
  const [, address = '', prefix = ''] = match;
  const bytes = address.split('.').map(Number);
  const kept = bytes.map((byte, index) => byte & maskByte(Number(prefix) - index * 8));
  const zeroed = `${kept.join('.')}/${prefix}`;
  return zeroed === text ? undefined : zeroed;
}

function zeroedIpv6({ words, masks }: IpRange, text: string): string | undefined {
  const kept = words.map((word, index) => (word & (masks[index] ?? 0)) >>> 0);
  if (kept.every((word, index) => word === (words[index] ?? 0) >>> 0)) return undefined;
  const groups = kept.flatMap((word) => [word >>> 16, word & 0xffff]).map((group) => group.toString(16));
  // The zeros at the end are many: they are what the mask leaves.
  const address = groups.join(':').replace(/(:0)+$/, '::');
  return `${address === '0::' ? '::' : address}${text.slice(text.indexOf('/'))}`;
}

function maskByte(bits: number): number {
  return bits >= 8 ? 255 : bits <= 0 ? 0 : (255 << (8 - bits)) & 255;
}

/** Whether an address or range is of private use: RFC 1918, shared address space, unique local. */
export function isPrivateRange(text: string): boolean {
  const address = text.split('/')[0] ?? '';
  if (parseIpAddress(address) === undefined) return false;
  if (address.includes(':')) return /^f[cd]/i.test(address);
  const [first = 0, second = 0] = address.split('.').map(Number);
  return (
    first === 10 ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    (first === 100 && second >= 64 && second <= 127)
  );
}

/** Whether every address of a range lies in the other one. */
export function rangeCovers(wide: string, narrow: string): boolean {
  const [outer, inner] = [parseIpRange(wide), parseIpRange(narrow)];
  if (outer === undefined || inner === undefined || !inIpRange(inner.words, outer)) return false;
  return outer.masks.every((mask, index) => (mask & (inner.masks[index] ?? 0)) === mask);
}
