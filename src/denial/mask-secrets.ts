/**
 * Returns a foreign text without what authenticates somebody: AWS echoes whole Authorization headers and canonical
 * requests. Linear; never errors.
 */
export function maskSecrets(text: string): string {
  return MASKS.reduce((clean, [pattern, mask]) => clean.replace(pattern, mask), text);
}

/** Whether a long word begins like a session token of STS or a JSON web token. */
export function isSessionToken(word: string): boolean {
  return /^(?:eyJ|IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz|AQoDYXdz|AQoEXAMPLE)/.test(word);
}

const MASKS: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic|Negotiate) +[\w.~+/=-]{4,}/gi, '$1 …'],
  [
    /(x-amz-security-token|x-api-key|x-amz-s3session-token|cookie|proxy-authorization)(["']? ?[:=] ?["']?)[^\s"',;&\\)]+/gi,
    '$1$2…',
  ],
  [
    /((?:secret_?access_?key|session_?token|aws_?secret|client_?secret|password)["']? ?[:=] ?["']?)[^\s"',;&\\)]+/gi,
    '$1…',
  ],
  [/(X-Amz-Signature=|Signature[=:] ?["']?)([0-9a-f]{6})[0-9a-f]{8,}/gi, '$1$2…'],
  [/\b(AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{8,124}([A-Z0-9]{4})\b/g, '$1…$2'],
  [/\beyJ[\w-]{6,}(?:\.[\w-]*){0,4}/g, 'eyJ…'],
  [/\b(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz|AQoDYXdz|AQoEXAMPLE)[\w+/=%-]*/g, '<session token>'],
  // The rest of a token that a terminal broke has no beginning to know it by; hashes are shorter.
  [/[\w+/=%-]{72,20000}/g, '<long value>'],
];
