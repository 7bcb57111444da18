import { UserError } from '../domain/user-error.ts';
import type { CaseResult } from '../report/test-result.ts';
import type { TextStyle } from '../report/text-style.ts';
import { type TestFormat, writeTestResult } from '../report/write-test-result.ts';
import { runCase } from './policy-test-case.ts';
import { type CaseFile, type PlacedCase, readCaseFile } from './policy-test-file.ts';
import { unknownModes } from './policy-test-target.ts';

/** What `why403 test` was asked to run. */
export interface PolicyTestRequest {
  readonly paths: readonly string[];
  readonly cwd: string;
  /** Only cases whose id contains one of these texts; all when empty. */
  readonly filter: readonly string[];
  /** Ends after the first case that fails. */
  readonly bail: boolean;
}

/** The text of a run, its exit code, and remarks for stderr. */
export interface PolicyTestOutcome {
  readonly text: string;
  readonly exitCode: 0 | 1;
  readonly notes: readonly string[];
}

/**
 * Runs the cases of the files, all of which are read before the first one runs. Throws a UserError with its place for
 * a file or case that is malformed.
 */
export async function testPolicies(
  request: PolicyTestRequest,
  output: { readonly format: TestFormat; readonly style: TextStyle },
): Promise<PolicyTestOutcome> {
  const files = (await Promise.all(request.paths.map((path) => readCaseFile(path, request.cwd)))).flat();
  const chosen = files.flatMap((file) =>
    file.cases.filter((placed) => isWanted(placed, request.filter)).map((placed) => ({ file, placed })),
  );
  if (chosen.length === 0) {
    const texts = request.filter.map((text) => `\`${text}\``).join(' or ');
    throw new UserError('noCase', `no case has an id with ${texts}`, 'without --filter all cases run');
  }
  const cases: CaseResult[] = [];
  for (const { file, placed } of chosen) {
    cases.push(await runCase(file, placed));
    if (request.bail && cases.at(-1)?.outcome === 'failed') break;
  }
  const failed = cases.some((one) => one.outcome === 'failed');
  return {
    text: writeTestResult({ cases }, output.format, output.style),
    exitCode: failed ? 1 : 0,
    notes: [...chosen.flatMap(notesOf), ...cases.flatMap(unreadable)],
  };
}

function isWanted({ test }: PlacedCase, filter: readonly string[]): boolean {
  return filter.length === 0 || filter.some((text) => test.id.includes(text));
}

function notesOf({ file, placed }: { readonly file: CaseFile; readonly placed: PlacedCase }): readonly string[] {
  return unknownModes(placed.test).map((clause) => `${file.path}: case ${placed.test.id}: ${clause}`);
}

/** Documents that are no policies make their layer open; whoever wrote them should hear it. */
function unreadable({ question, file, id }: CaseResult): readonly string[] {
  if (question === undefined) return [];
  const { identity, boundary, session, resource, vpcEndpoint, authorizer, scps } = question.policies;
  const layers = [identity, boundary, session, resource, vpcEndpoint, authorizer, 'unknown' in scps ? [] : scps].flat();
  return layers.flatMap((layer) =>
    (layer?.policies ?? []).flatMap((policy) =>
      'unreadable' in policy ? [`${file}: case ${id}: ${policy.source.name}: ${policy.unreadable}`] : [],
    ),
  );
}
