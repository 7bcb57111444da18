import { type ComparedLine, firstDifference } from './compare-lines.ts';
import type { Problem } from './problem.ts';

/** Returns what the first line says in which AWS's echo differs from the recorded request. */
export function echoProblems(lines: readonly ComparedLine[], right: boolean): Problem[] {
  if (!lines.some((line) => 'echoed' in line)) {
    return [];
  }
  const first = firstDifference(lines, 'echoed');
  if (first === undefined) {
    const same = 'AWS computed the same canonical request: the request arrived as recorded';
    return right
      ? [
          {
            id: 'arrived-as-signed',
            certain: false,
            what: `${same} and its signature is right for this secret`,
            fix: 'AWS holds another secret for this key: check that the key is the one in use',
          },
        ]
      : [];
  }
  const part = first.part.startsWith('header ') ? 'header' : first.part;
  const cause = CAUSES[part] ?? CAUSES['header'];
  const subject = first.part === 'header host' ? CAUSES['host'] : cause;
  return [
    {
      id: subject?.id ?? 'changed-on-the-way',
      certain: true,
      what: `AWS's echo differs first in the ${first.part}: ${subject?.what ?? ''}`,
      fix: subject?.fix ?? '',
    },
  ];
}

const CAUSES: Readonly<Record<string, { readonly id: string; readonly what: string; readonly fix: string }>> = {
  method: {
    id: 'method-changed',
    what: 'AWS received another method',
    fix: 'a redirect or a CDN changed it; call the final URL',
  },
  path: {
    id: 'path-changed',
    what: 'AWS received another path (stage, base path or encoding changed on the way)',
    fix: 'sign the path that reaches AWS; a CDN origin path or a proxy rewrite changes it',
  },
  query: {
    id: 'query-changed',
    what: 'AWS received another query (re-encoded, or stripped by a CDN)',
    fix: 'forward the query unchanged',
  },
  host: {
    id: 'host-changed',
    what: 'AWS received another Host (a proxy or CDN in between)',
    fix: 'sign for the name that AWS sees, or let the proxy pass the Host through',
  },
  header: {
    id: 'header-changed',
    what: 'a signed header changed on the way',
    fix: 'sign only headers that nothing in between rewrites',
  },
  'signed headers': {
    id: 'signed-headers-changed',
    what: 'AWS received another list of signed headers',
    fix: 'check that the record belongs to this answer',
  },
  'payload hash': { id: 'body-changed', what: 'AWS received another body', fix: 'send the bytes that were signed' },
};

/** Returns what the string to sign in AWS's answer says, when it differs from the one of the recorded request. */
export function stringProblems(ours: string, echoed: string | undefined): Problem[] {
  if (echoed === undefined) return [];
  const [expected, received] = [ours.split('\n'), echoed.replace(/\r/g, '').split('\n')];
  const at = expected.findIndex((line, index) => line !== received[index]);
  const part = PARTS[at];
  if (part === undefined) return [];
  const what = `the string to sign in AWS's answer differs in the ${part}: it says \`${received[at] ?? ''}\``;
  return [
    {
      id: 'other-string-to-sign',
      certain: true,
      what,
      fix: 'check that the record and the answer belong together, and which proxy changed the request',
    },
  ];
}

/** The last line is the hash of the canonical request, which is compared line by line when AWS echoes it. */
const PARTS = ['algorithm', 'time', 'scope'] as const;
