import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { canonical, get, SECRET, signedOver } from '../signature/sample.ts';
import { cli } from './run-cli.ts';

// A real pseudo terminal (script(1) of util-linux) asks for the secret; without it these tests fail.
const folder = mkdtempSync(join(tmpdir(), 'why403-prompt-'));
const request = signedOver(get('/prod/orders'), canonical({}));
const lines = request.headers.map(({ name, value }) => `${name}: ${value}`);
writeFileSync(join(folder, 'request.txt'), [`GET ${request.target} HTTP/1.1`, ...lines, '', ''].join('\n'));

afterAll(() => rmSync(folder, { recursive: true }));

interface Session {
  /** Everything that the terminal showed. */
  readonly screen: string;
  readonly code: number | null;
}

/** Runs a shell command in a pseudo terminal and types as soon as the question is there. */
function inTerminal(command: string, typed: readonly string[]): Promise<Session> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, TERM: 'xterm' };
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], { cwd: folder, env });
  let screen = '';
  let asked = false;
  child.stdout.on('data', (part: Buffer) => {
    screen += part.toString();
    if (asked || !screen.includes('not shown')) return;
    asked = true;
    for (const keys of typed) child.stdin.write(keys);
  });
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => done({ screen, code }));
  });
}

const why403 = `'${process.execPath}' '${cli}'`;

test.each([
  ['a file', `${why403} verify-signature request.txt`],
  ['stdin', `cat request.txt | ${why403} verify-signature`],
  ['stdin, in JSON', `cat request.txt | ${why403} verify-signature --format json`],
])('the secret that is typed for a request from %s is taken, and not shown', async (_, command) => {
  const { screen, code } = await inTerminal(command, [`${SECRET}\r`]);
  expect(code).toBe(0);
  expect(screen).toContain('secret access key of the key that signed (not shown):');
  expect(screen).toMatch(/the signature is right for this secret|"signature": "right"/);
  expect(screen).not.toContain(SECRET);
  expect(screen).not.toContain(SECRET.slice(0, 8));
});

test('backspace takes a character back, and what is typed in pieces is one secret', async () => {
  const typed = [SECRET.slice(0, 10), 'xy', '\u007f', '\b', SECRET.slice(10), '\n'];
  const { screen, code } = await inTerminal(`${why403} verify-signature request.txt`, typed);
  expect(code).toBe(0);
  expect(screen).not.toContain(SECRET.slice(0, 8));
});

test('a wrong secret is not shown either', async () => {
  const wrong = 'wrongSecret/EXAMPLE+KEY0123456789abcdefgh';
  const { screen, code } = await inTerminal(`${why403} verify-signature request.txt`, [`${wrong}\r`]);
  expect(code).toBe(1);
  expect(screen).toContain('the signature is wrong');
  expect(screen).not.toContain(wrong.slice(0, 8));
});

test.each([
  ['Ctrl-C', '\u0003'],
  ['Ctrl-D', '\u0004'],
  ['Enter alone', '\r'],
])('%s gives up with a sentence', async (_, keys) => {
  const { screen, code } = await inTerminal(`${why403} verify-signature request.txt`, [keys]);
  expect(code).toBe(2);
  expect(screen).toContain('no secret was typed');
});

test('what is written to a file holds no secret, and nothing else is written', async () => {
  const { code } = await inTerminal(`${why403} verify-signature request.txt > out.txt 2> /dev/tty`, [`${SECRET}\r`]);
  expect(code).toBe(0);
  const out = readFileSync(join(folder, 'out.txt'), 'utf8');
  expect(out).toContain('the signature is right for this secret');
  expect(out).not.toContain(SECRET.slice(0, 8));
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['out.txt', 'request.txt']);
});

test('the terminal echoes again afterwards', async () => {
  const { screen } = await inTerminal(`${why403} verify-signature request.txt; stty -a`, [`${SECRET}\r`]);
  expect(screen).toMatch(/ echo /);
  expect(screen).toMatch(/ icanon /);
});
