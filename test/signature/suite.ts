import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Header, HttpRequest } from '../../src/signature/http-request.ts';

/** The SigV4 test suite of the AWS Common Runtime (Apache-2.0); it lies beside the checkout and is not copied into it. */
const SUITE = resolve(import.meta.dirname, '../../../shared/data/sigv4-suite/v4');

export interface SuiteCase {
  readonly name: string;
  readonly context: SuiteContext;
  readonly request: HttpRequest;
  file(name: string): string;
}

export interface SuiteContext {
  readonly credentials: { readonly access_key_id: string; readonly secret_access_key: string; readonly token?: string };
  readonly region: string;
  readonly service: string;
  readonly timestamp: string;
  readonly normalize: boolean;
  readonly sign_body: boolean;
  readonly expiration_in_seconds: number;
  readonly omit_session_token?: boolean;
}

/** All cases; throws when the folder is missing, so that a run without it fails. */
export function suiteCases(): readonly SuiteCase[] {
  if (!existsSync(SUITE)) {
    throw new Error(`the SigV4 test suite is missing: expected it in ${SUITE}`);
  }
  return readdirSync(SUITE).map((name) => {
    const file = (part: string): string => readFileSync(join(SUITE, name, part), 'utf8');
    const context: SuiteContext = JSON.parse(file('context.json'));
    return { name, context, file, request: parseSuiteRequest(file('request.txt')) };
  });
}

/** The suite's own request notation: raw path with spaces, folded header lines, an optional body. */
export function parseSuiteRequest(text: string): HttpRequest {
  const [head = '', ...rest] = text.split('\n\n');
  const [requestLine = '', ...lines] = head.split('\n');
  const found = /^(\S+) (.*) HTTP\/1\.1$/.exec(requestLine);
  if (found === null) {
    throw new Error(`not a request line: ${requestLine}`);
  }
  const headers: Header[] = [];
  for (const line of lines.filter((each) => each !== '')) {
    const last = headers.at(-1);
    if (/^\s/.test(line) && last !== undefined) {
      headers[headers.length - 1] = { name: last.name, value: `${last.value}\n${line}` };
    } else {
      headers.push({ name: line.slice(0, line.indexOf(':')), value: line.slice(line.indexOf(':') + 1) });
    }
  }
  return { method: found[1] ?? '', target: found[2] ?? '', headers, body: new TextEncoder().encode(rest.join('\n\n')) };
}
