/** What AWS says it computed, when a 403 carries it. */
export interface Echo {
  readonly canonicalRequest?: string;
  readonly stringToSign?: string;
}

/**
 * Returns the canonical request and the string to sign out of an AWS answer, in JSON or as plain text, or undefined.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
export function findEcho(text: string): Echo | undefined {
  const plain = text.includes('\\n') ? unescaped(text) : text;
  const lines = plain.replace(/\r\n/g, '\n');
  const canonicalRequest =
    quoted(lines, 'The Canonical String for this request should have been') ?? tagged(lines, 'CanonicalRequest');
  const stringToSign = quoted(lines, 'The String-to-Sign should have been') ?? tagged(lines, 'StringToSign');
  if (canonicalRequest === undefined && stringToSign === undefined) {
    return undefined;
  }
  return {
    ...(canonicalRequest === undefined ? {} : { canonicalRequest }),
    ...(stringToSign === undefined ? {} : { stringToSign }),
  };
}

/** A canonical request ends with the payload hash, a string to sign with a hash, so the closing quote follows a word. */
function quoted(text: string, heading: string): string | undefined {
  const at = text.indexOf(heading);
  if (at === -1) {
    return undefined;
  }
  const rest = text.slice(at + heading.length);
  return /^[\s:]*'([\s\S]*?[0-9A-Za-z-])'(?=\s|"|\}|<|$)/.exec(rest)?.[1];
}

function tagged(text: string, name: string): string | undefined {
  return new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(text)?.[1];
}

function unescaped(text: string): string {
  return text.replace(/\\(n|r|t|"|\\|\/|u[0-9a-fA-F]{4})/g, (_, mark: string) => {
    const simple: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
    return mark.startsWith('u') ? String.fromCharCode(Number.parseInt(mark.slice(1), 16)) : (simple[mark] ?? mark);
  });
}
