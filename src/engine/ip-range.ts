/** A range of addresses: IPv4 as one 32-bit word, IPv6 as four. */
export interface IpRange {
  readonly words: readonly number[];
  readonly masks: readonly number[];
}

/**
 * An address with or without prefix length (`203.0.113.0/24`, `2001:db8::/32`); without one the range is the
 * single address. Undefined when it is none. RFC 4632, RFC 4291.
 */
export function parseIpRange(text: string): IpRange | undefined {
  const slash = text.indexOf('/');
  const words = parseIpAddress(slash === -1 ? text : text.slice(0, slash));
  if (words === undefined) return undefined;
  const bits = words.length * 32;
  const length = slash === -1 ? bits : prefixLength(text.slice(slash + 1));
  if (length === undefined || length > bits) return undefined;
  return { words, masks: words.map((_, index) => maskOf(length - index * 32)) };
}

/** The 32-bit words of an address, one for IPv4 and four for IPv6; undefined when the text is none. */
export function parseIpAddress(text: string): readonly number[] | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

const known = new Map<string, readonly number[] | undefined>();

/** The same for an address of a request. All ranges are asked about it, so the last ones are kept. */
export function knownIpAddress(text: string): readonly number[] | undefined {
  if (known.has(text)) return known.get(text);
  const words = parseIpAddress(text);
  // Addresses come from requests: the table must not grow without end.
  if (known.size >= 64) known.clear();
  known.set(text, words);
  return words;
}

/** Whether the address lies in the range; addresses of the other family never do. */
export function inIpRange(address: readonly number[], range: IpRange): boolean {
  if (address.length !== range.words.length) return false;
  return range.words.every((word, index) => {
    const mask = range.masks[index] ?? 0;
    return (((address[index] ?? 0) ^ word) & mask) === 0;
  });
}

function prefixLength(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined;
}

function maskOf(bits: number): number {
  if (bits <= 0) return 0;
  return bits >= 32 ? -1 : -1 << (32 - bits);
}

function parseIpv4(text: string): readonly number[] | undefined {
  const parts = text.split('.', 5);
  if (parts.length !== 4) return undefined;
  let word = 0;
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined;
    word = (word << 8) | Number(part);
  }
  return [word | 0];
}

function parseIpv6(text: string): readonly number[] | undefined {
  if (text.length > 45) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = groupsOf(halves[0] ?? '', halves.length === 1);
  const tail = halves[1] === undefined ? [] : groupsOf(halves[1], true);
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => 0), ...tail];
  return [0, 2, 4, 6].map((at) => ((groups[at] ?? 0) << 16) | (groups[at + 1] ?? 0));
}

/** Only the last 32 bits of an address may be written with dots. */
function groupsOf(text: string, isEnd: boolean): readonly number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (part.includes('.')) {
      const word = isEnd && index === parts.length - 1 ? parseIpv4(part)?.[0] : undefined;
      if (word === undefined) return undefined;
      groups.push(word >>> 16, word & 0xffff);
    } else if (/^[\da-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}
