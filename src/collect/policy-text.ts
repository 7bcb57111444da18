/**
 * The JSON text of a policy, however it arrived: IAM answers URL-encoded, the AWS CLI decodes to an object, API Gateway
 * escapes the quotes inside the string. A text that is none of these is given back as it is: whoever parses it says why.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html ("URL-encoded compliant with RFC 3986")
 */
export function policyText(given: unknown): string {
  if (typeof given !== 'string') return JSON.stringify(given, null, 2);
  const text = given.trim();
  if (isJsonObject(text)) return given;
  return (
    [percentDecoded(text), unescaped(text), unescaped(percentDecoded(text))].find(isJsonObject) ??
    innerText(text) ??
    given
  );
}

function isJsonObject(text: string): boolean {
  if (!text.startsWith('{')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `{\"Version\":…}`: one level of JSON string escapes. */
function unescaped(text: string): string {
  const inner = innerText(`"${text}"`);
  return inner ?? text;
}

function innerText(literal: string): string | undefined {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
