import type { PolicySubject, TextItem } from './policy-subject.ts';

/** Leftovers of a template: `${self:…}`, `${AWS::AccountId}`, `{{account}}`, `<ACCOUNT_ID>`, `%s`, `#{…}`, `__ACCOUNT__`, `[account]`. */
export const LEFTOVER =
  /\$\{(self:|opt:|env[.:]|param|var\.|local\.|data\.|module\.|aws_|AWS::|sls:|cf[:.])|\{\{[^{}]*\}\}|<[A-Za-z][A-Za-z0-9 _-]*>|%[sd]\b|#\{[A-Za-z]|__[A-Z][A-Z0-9_]*__|@@[A-Z][A-Z0-9_]*@@|\[[A-Za-z][A-Za-z_ -]*\]|\b(YOUR|MY)[-_](AWS[-_])?(ACCOUNT|REGION|FUNCTION|BUCKET)/;

/** Every text of Resource, NotResource and the conditions, where AWS expands policy variables. */
export function expandedTexts(policy: PolicySubject): TextItem[] {
  return policy.statements.flatMap((statement) => [
    ...statement.resources,
    ...statement.notResources,
    ...statement.conditions.flatMap((condition) => condition.values),
  ]);
}
