import { type HttpRequest, headerValue } from './http-request.ts';
import type { Mutation } from './mutations.ts';
import { sha256Hex } from './string-to-sign.ts';

/** Returns what happens to bodies between signing and sending. */
export function payloadMutations(request: HttpRequest): Mutation[] {
  const declared = headerValue(request.headers, 'x-amz-content-sha256');
  const body = new TextDecoder().decode(request.body ?? new Uint8Array());
  const changed = 'the body was changed after signing';
  return [
    mutation('payload-empty', sha256Hex(''), 'the signature was made for an empty body'),
    mutation(
      'payload-unsigned',
      'UNSIGNED-PAYLOAD',
      'the body was signed as UNSIGNED-PAYLOAD, which only Amazon S3 takes',
    ),
    mutation('payload-unsigned', '', 'the payload hash was left empty'),
    ...(declared === undefined
      ? []
      : [mutation('payload-changed', declared, `${changed}: x-amz-content-sha256 belongs to another body`)]),
    ...rewritten(body).map(([text, how]) => mutation('payload-changed', sha256Hex(text), `${changed}: ${how}`)),
  ];
}

function mutation(id: string, payloadHash: string, what: string): Mutation {
  return {
    id,
    part: 'payloadHash',
    change: { payloadHash },
    what,
    fix: 'serialise the body once, sign those bytes and send those bytes',
  };
}

function rewritten(body: string): (readonly [string, string])[] {
  const ends: (readonly [string, string])[] = [
    [body.replace(/\r?\n$/, ''), 'a final line break was added'],
    [`${body}\n`, 'a final line break was removed'],
    [body.replaceAll('\r\n', '\n'), 'line breaks became CRLF'],
    [body.replace(/\r?\n/g, '\r\n'), 'line breaks lost their CR'],
    [body.normalize('NFC'), 'its characters were decomposed (unicode NFD)'],
    [body.normalize('NFD'), 'its characters were composed (unicode NFC)'],
  ];
  return [...ends, ...reserialised(body)];
}

function reserialised(body: string): (readonly [string, string])[] {
  try {
    const value: unknown = JSON.parse(body);
    const compact = JSON.stringify(value);
    const how = 'its JSON was serialised again';
    return [
      [compact, how],
      [JSON.stringify(value, null, 2), how],
      [JSON.stringify(value, null, 4), how],
      [spaced(compact), how],
      [JSON.stringify(compact), `${how}: it is a JSON text inside a JSON string`],
    ];
  } catch {
    return [];
  }
}

/** What Python's `json.dumps` writes: a blank after every comma and colon outside of strings. */
function spaced(compact: string): string {
  return compact.replace(/"(?:[^"\\]|\\.)*"|[,:]/g, (token) => (token === ',' || token === ':' ? `${token} ` : token));
}
