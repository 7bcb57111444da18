import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { quote } from '../domain/quote.ts';
import { UserError } from '../domain/user-error.ts';
import { parseJson } from '../source/json.ts';
import { type CasePlaces, caseError, problemsOf } from './policy-test-problem.ts';
import { type PolicyTestCase, policyTestCase, policyTestHead } from './policy-test-schema.ts';

/** A case that is well formed, with its place. */
export interface PlacedCase {
  readonly test: PolicyTestCase;
  readonly pointer: string;
  readonly line: number | undefined;
}

/** A file of cases; `folder` is where its references start. */
export interface CaseFile extends CasePlaces {
  readonly folder: string;
  readonly cases: readonly PlacedCase[];
}

/** The cases of a JSON or YAML file. Throws a UserError with the place of the first malformed case. */
export async function readCaseFile(path: string, cwd: string): Promise<readonly CaseFile[]> {
  const file = resolve(cwd, path);
  const text = readText(file, path, 'check the path; `why403 test` takes files of cases');
  const values = await readValues(path, text);
  const folder = dirname(file);
  return values.map(({ value, lineOf }) => ({ path, lineOf, folder, cases: casesOf({ path, lineOf }, value) }));
}

/** A value of a file with the lines of its parts. */
export interface PlacedValue {
  readonly value: unknown;
  readonly lineOf: (pointer: string) => number | undefined;
}

/** The JSON value of a text, or its YAML documents. Duplicate keys are a UserError: only one of them would count. */
export async function readValues(path: string, text: string): Promise<readonly PlacedValue[]> {
  return isYaml(path, text) ? yamlValues(path, text) : [readJson(path, text)];
}

/** The text of a file; a UserError when it cannot be read. */
export function readText(file: string, shown: string, hint: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    const why = code === 'ENOENT' ? 'does not exist' : code === 'EISDIR' ? 'is a folder, not a file' : 'cannot be read';
    throw new UserError('badCaseFile', `${quote(shown)} ${why}`, hint);
  }
}

function isYaml(path: string, text: string): boolean {
  return /\.ya?ml$/i.test(path) || (!/\.json$/i.test(path) && !/^\s*[[{]/.test(text));
}

function readJson(path: string, text: string): PlacedValue {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { line, column, message } = parsed.error;
    throw malformed(`${quote(path)} line ${line} column ${column}: ${message}`);
  }
  const [twice] = parsed.duplicates.filter((found) => found.sameCase);
  const { places } = parsed;
  if (twice !== undefined) throw duplicate(path, places.position(twice.offset).line, twice.key);
  const isOneLine = !text.trimEnd().includes('\n');
  return { value: parsed.value, lineOf: (pointer) => (isOneLine ? undefined : lineAt(places.lineAt, pointer)) };
}

async function yamlValues(path: string, text: string): Promise<readonly PlacedValue[]> {
  const { readYaml } = await import('../source/read-yaml.ts');
  const read = await readYaml(path, text);
  if (!read.ok) {
    const { line, column } = read.file.position(read.error.offset);
    throw malformed(`${quote(path)} line ${line} column ${column}: ${read.error.message}`);
  }
  return read.files.map((file) => {
    const [twice] = file.duplicates.filter((found) => found.sameCase);
    if (twice !== undefined) throw duplicate(path, file.position(twice.offset).line, twice.key);
    const exact = (pointer: string): number | undefined => {
      const range = file.rangeAt(pointer);
      return range === undefined ? undefined : file.position(range.start).line;
    };
    return { value: file.value, lineOf: (pointer) => lineAt(exact, pointer) };
  });
}

/** A field that is missing is reported where it should stand: on the line of what is around it. */
function lineAt(exact: (pointer: string) => number | undefined, pointer: string): number | undefined {
  const line = exact(pointer);
  const slash = pointer.lastIndexOf('/');
  return line !== undefined || slash < 0 ? line : lineAt(exact, pointer.slice(0, slash));
}

function malformed(message: string): UserError {
  return new UserError('badCaseFile', message, 'expected cases as JSON or YAML: docs/schema/policy-test.json');
}

function duplicate(path: string, line: number, key: string): UserError {
  return malformed(`${quote(path)} line ${line}: key ${quote(key)} stands twice in one object`);
}

function casesOf(places: CasePlaces, value: unknown): readonly PlacedCase[] {
  const listed = listOf(places, value);
  if (listed.cases.length === 0) throw malformed(`${quote(places.path)} holds no cases`);
  return listed.cases.map((item, index) => {
    const pointer = `${listed.base}/${index}`;
    const parsed = policyTestCase.safeParse(item);
    if (parsed.success) return { test: parsed.data, pointer, line: places.lineOf(pointer) };
    throw caseError(places, problemsOf(parsed.error.issues, item, pointer), idOf(item));
  });
}

function listOf(places: CasePlaces, value: unknown): { readonly cases: readonly unknown[]; readonly base: string } {
  if (Array.isArray(value)) return { cases: value, base: '' };
  const head = policyTestHead.safeParse(value);
  if (head.success) return { cases: head.data.cases, base: '/cases' };
  throw caseError(places, problemsOf(head.error.issues, value, ''));
}

function idOf(item: unknown): string | undefined {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
  return typeof id === 'string' ? id : undefined;
}
