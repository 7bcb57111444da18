import { placeFindings } from './lint-findings.ts';
import type { LintInputs } from './lint-inputs.ts';
import type { LintContext } from './lint-loaded.ts';
import type { RawFinding } from './lint-run.ts';
import { type LintSetOptions, lintSet } from './lint-set.ts';

/**
 * Findings in files that did not change, which the change of others brought about: a permission that was taken away, say.
 * Only rules that see several files together can have such.
 */
export async function broughtAbout(
  raws: readonly RawFinding[],
  inputs: LintInputs,
  { context, options }: { readonly context: LintContext; readonly options: LintSetOptions },
): Promise<readonly RawFinding[]> {
  if (inputs.before === undefined) return [];
  const still = new Set(inputs.inputs.filter((input) => input.context === true).map((input) => input.path));
  const concerned = raws.filter((raw) => still.has(raw.problem.at.file.path) && seesOthers(raw));
  if (concerned.length === 0) return [];
  const rules = [...new Set(concerned.map((raw) => raw.rule))];
  const before = await lintSet(inputs.before(), { ...options, rules });
  const known = new Set(placeFindings(before.findings, context.named).map(({ finding }) => finding.fingerprint));
  return placeFindings(concerned, context.named)
    .filter(({ finding }) => !known.has(finding.fingerprint))
    .map(({ raw }) => raw);
}

function seesOthers({ rule, policy }: RawFinding): boolean {
  return rule.subject === 'template' || policy?.origin === 'permissions';
}
