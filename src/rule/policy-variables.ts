import type { PolicySubject, TextItem } from './policy-subject.ts';

/** Leftovers of a template: `${self:…}`, `${AWS::AccountId}`, `{{account}}`, `<ACCOUNT_ID>`, `%s`. */
export const LEFTOVER =
  /\$\{(self:|opt:|env[.:]|param|var\.|local\.|data\.|module\.|aws_|AWS::|sls:|cf[:.])|\{\{[^{}]*\}\}|<[A-Za-z][A-Za-z0-9 _-]*>|%[sd]\b|\b(YOUR|MY)[-_](AWS[-_])?(ACCOUNT|REGION|FUNCTION|BUCKET)/;

/** Every text of Resource, NotResource and the conditions, where AWS expands policy variables. */
export function expandedTexts(policy: PolicySubject): TextItem[] {
  return policy.statements.flatMap((statement) => [
    ...statement.resources,
    ...statement.notResources,
    ...statement.conditions.flatMap((condition) => condition.values),
  ]);
}
