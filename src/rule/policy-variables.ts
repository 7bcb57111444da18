import type { PolicySubject, TextItem } from './policy-subject.ts';

/**
 * Leftovers of a template: `${self:…}`, `${AWS::AccountId}`, `${Account}` (the names of policy variables hold a colon),
 * `{{account}}`, `<ACCOUNT_ID>`, `%s`, `#{…}`, `__ACCOUNT__`, `[account]`.
 */
export const LEFTOVER =
  /\$\{([A-Za-z][\w.-]*\}|self:|opt:|env[.:]|param|var\.|local\.|data\.|module\.|aws_|AWS::|sls:|cf[:.])|\{\{[^{}]*\}\}|<[A-Za-z][A-Za-z0-9 _-]*>|%[sd]\b|#\{[A-Za-z]|__[A-Z][A-Z0-9_]*__|@@[A-Z][A-Z0-9_]*@@|\[[A-Za-z][A-Za-z_ -]*\]|\b(YOUR|MY)[-_](AWS[-_])?(ACCOUNT|REGION|FUNCTION|BUCKET)/;

/** Every text of Resource, NotResource and the conditions, where AWS expands policy variables. */
export function expandedTexts(policy: PolicySubject): TextItem[] {
  return policy.statements.flatMap((statement) => [
    ...statement.resources,
    ...statement.notResources,
    ...statement.conditions.flatMap((condition) => condition.values),
  ]);
}

/** A text that is a template's and not the policy's: what is wrong with its form is not worth a finding of its own. */
export function isLeftover(text: string): boolean {
  return LEFTOVER.test(text) || BRACED.test(text);
}

/** `{region}`, which is a parameter of the path in ARNs of APIs. */
const BRACED = /^(?!.*execute-api)(?:.*[^$#{])?\{[A-Za-z][\w .-]*\}/;

/** The part of a text that is a leftover. */
export function leftoverIn(text: string): string | undefined {
  return LEFTOVER.exec(text)?.[0] ?? (BRACED.test(text) ? /\{[^{}]*\}/.exec(text)?.[0] : undefined);
}
