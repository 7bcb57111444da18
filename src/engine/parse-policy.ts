import type { PolicyDocument, Statement } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { canonicalJson } from '../source/canonical-json.ts';
import { parseJson } from '../source/json.ts';
import { parseStatement } from './parse-statement.ts';
import { isRecord, shown } from './policy-shape.ts';

const DOCUMENT_ELEMENTS: ReadonlySet<string> = new Set(['Version', 'Id', 'Statement']);

/**
 * A policy document from plain data. Never throws; the error is a list with one clause per problem.
 * Only what AWS could not store is refused; odd but storable content is left to the lint rules.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function parsePolicy(
  value: unknown,
  lineOf?: (pointer: string) => number | undefined,
): Result<PolicyDocument, readonly string[]> {
  if (!isRecord(value)) return err([`a policy document is a JSON object, found ${shown(value)}`]);
  const problems: string[] = [];
  for (const element of Object.keys(value)) {
    if (!DOCUMENT_ELEMENTS.has(element)) problems.push(`unknown element \`${element}\` in the policy document`);
  }
  const version = versionOf(value['Version'], problems);
  const statements = statementsOf(value['Statement'], problems, lineOf);
  if (problems.length > 0) return err(problems);
  const id = value['Id'];
  return ok({ version, ...(typeof id === 'string' ? { id } : {}), statements });
}

/**
 * A policy document from JSON text. Duplicate keys, which AWS refuses, are problems; statements know their line
 * when the text has several.
 */
export function parsePolicyText(text: string): Result<PolicyDocument, readonly string[]> {
  const canonical = canonicalJson(text);
  if (canonical !== undefined) return parsePolicy(canonical.value, canonical.lineOf);
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { message, line, column } = parsed.error;
    return err([`the policy is not JSON: ${message} (line ${line}, column ${column})`]);
  }
  const duplicates = parsed.duplicates
    .filter((found) => found.sameCase)
    .map((found) => `key \`${found.key}\` stands twice in one object`);
  const { places } = parsed;
  const lineOf = text.trimEnd().includes('\n') ? (pointer: string) => places.lineAt(pointer) : undefined;
  const policy = parsePolicy(parsed.value, lineOf);
  if (duplicates.length === 0) return policy;
  return err(policy.ok ? duplicates : [...duplicates, ...policy.error]);
}

function versionOf(value: unknown, problems: string[]): PolicyDocument['version'] {
  if (value === undefined || value === '2012-10-17' || value === '2008-10-17') return value;
  problems.push(`\`Version\` is ${shown(value)}, AWS knows \`2012-10-17\` and \`2008-10-17\``);
  return undefined;
}

function statementsOf(
  value: unknown,
  problems: string[],
  lineOf?: (pointer: string) => number | undefined,
): readonly Statement[] {
  if (value === undefined) {
    problems.push('the policy document has no `Statement`');
    return [];
  }
  const single = !Array.isArray(value);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((item, index) => {
    const statement = parseStatement(item, index, problems);
    if (statement === undefined) return [];
    const line = lineOf?.(single ? '/Statement' : `/Statement/${index}`);
    return [line === undefined ? statement : { ...statement, line }];
  });
}
