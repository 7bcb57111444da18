import { HOLE } from '../source/open.ts';
import { globCovers, globMatches, hasWildcard } from './glob.ts';
import { namesAction } from './grants.ts';
import type { LintSettings } from './lint-settings.ts';
import type { PolicySubject, StatementSubject } from './policy-subject.ts';
import { type OneForm, onlyOneForm } from './qualified-forms.ts';

/** A resource of an Allow that reaches one form of a function's ARN, in a policy that reaches the other nowhere. */
export interface OneFormGrant {
  readonly statement: StatementSubject;
  readonly item: OneForm;
}

/** Grants on `function:f:*` alone. */
export function qualifiedOnly(policy: PolicySubject): readonly OneFormGrant[] {
  return grants(policy).filter(({ item }) => item.text.endsWith(':*') && !covered(policy, item.missing));
}

/** Grants on `function:f` alone, when callers use the qualifier. */
export function unqualifiedOnly(policy: PolicySubject, qualifier: string): readonly OneFormGrant[] {
  return grants(policy).filter(
    ({ item }) =>
      !item.text.endsWith(':*') && !item.text.includes(HOLE) && !covered(policy, `${item.text}:${qualifier}`),
  );
}

function grants(policy: PolicySubject): readonly OneFormGrant[] {
  if (policy.mayHaveMore) return [];
  return policy.statements.flatMap((statement) => {
    if (statement.effect !== 'Allow' || statement.open.has('Action')) return [];
    if (!namesAction(statement, 'lambda:InvokeFunction')) return [];
    return onlyOneForm(statement.allResources).map((item) => ({ statement, item }));
  });
}

function covered(policy: PolicySubject, resource: string): boolean {
  return policy.statements.some(
    (statement) =>
      statement.effect === 'Allow' &&
      namesAction(statement, 'lambda:InvokeFunction') &&
      (!statement.has('Resource') ||
        statement.allResources.some(({ text, open }) => {
          if (open !== undefined && (text === HOLE || text === resource)) return true;
          return hasWildcard(resource) ? globCovers(text, resource) : globMatches(text, resource);
        })),
  );
}

/** The alias or version that callers use: stated by itself, or as part of the function's ARN. */
export function calledQualifier({ qualifier, target }: LintSettings): string | undefined {
  return qualifier ?? /:function:[^:]+:([^:]+)$/.exec(target ?? '')?.[1];
}

/** Grants on one alias or version alone, when callers use the plain name that is stated as target. */
export function aliasOnly(policy: PolicySubject, { qualifier, target }: LintSettings): readonly OneFormGrant[] {
  if (target === undefined || qualifier !== undefined || !/:function:[^:]+$/.test(target)) return [];
  return grants(policy).filter(({ item }) => item.missing === target && !covered(policy, target));
}
