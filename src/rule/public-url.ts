import { policiesByFunction } from './function-policies.ts';
import { globMatches } from './glob.ts';
import { INVOKE_ACTION, URL_ACTION } from './half-pairs.ts';
import { mayNameAction } from './may-name.ts';
import type { TemplateSubject, UrlEntity } from './template-subject.ts';

/** What the set says about public permissions of a function URL. */
export type PublicGrants = 'both' | 'one' | 'none' | 'unknown';

/** Whether everybody is granted both halves of a call; `unknown` where a principal or the function is open. */
export function publicGrants(template: TemplateSubject, url: UrlEntity): PublicGrants {
  const { entity } = url.function;
  const policies = policiesByFunction(template).get(entity)?.policies ?? [];
  if (entity === undefined || policies.some((policy) => policy.mayHaveMore)) return 'unknown';
  const statements = policies.flatMap((policy) => policy.statements).filter(({ effect }) => effect === 'Allow');
  const halves = [URL_ACTION, INVOKE_ACTION].map((action) => statements.filter((one) => mayNameAction(one, action)));
  const open = halves.some((half) => half.some((one) => one.open.has('Principal')));
  const granted = halves.filter((half) => half.some((one) => one.principals.some((principal) => principal.anyone)));
  if (granted.length === 2) return 'both';
  if (open) return 'unknown';
  return granted.length === 1 ? 'one' : 'none';
}

/** Whether the user stated that the function is public on purpose. */
export function publicOnPurpose(template: TemplateSubject, url: UrlEntity): boolean {
  const { entity, text } = url.function;
  const names = [entity?.id, entity?.name, entity?.arn, text].filter((name) => typeof name === 'string');
  return template.settings.publicFunctions.some((pattern) => names.some((name) => globMatches(pattern, name)));
}
