import { slotText } from '../source/open.ts';
import { oncePer } from './once-per.ts';
import { stackOf } from './stack-of.ts';
import type { PolicyAttachment, PrincipalEntity, TemplateSubject } from './template-subject.ts';

/** Managed policies that resources of their own attach to a principal, by its id in its stack or by its name. */
export function attachedPolicies(template: TemplateSubject, principal: PrincipalEntity): readonly PolicyAttachment[] {
  const targets = byTarget(template);
  if (targets.size === 0) return NONE;
  const { kind, id, name, at } = principal;
  const stack = stackOf(at);
  const here = (attachment: PolicyAttachment): boolean => stackOf(attachment.at) === stack;
  const own = (targets.get(`${kind}/${id}`) ?? NONE).filter(here);
  const text = slotText(name);
  if (text === undefined || text === id) return own;
  const named = targets.get(`${kind}/${text}`) ?? NONE;
  return [...own, ...((namesakes(template).get(`${kind}/${text}`) ?? 0) > 1 ? named.filter(here) : named)];
}

/** How many principals of the set have a name: stacks may each have an `app`. */
const namesakes = oncePer(({ principals }: TemplateSubject): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { kind, name } of principals) {
    const key = `${kind}/${slotText(name) ?? ''}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
});

const NONE: readonly PolicyAttachment[] = [];

const byTarget = oncePer(({ attachments }: TemplateSubject): ReadonlyMap<string, readonly PolicyAttachment[]> => {
  const found = new Map<string, PolicyAttachment[]>();
  for (const attachment of attachments) {
    if (attachment.kind !== 'managed') continue;
    const beside = found.get(attachment.target);
    if (beside === undefined) found.set(attachment.target, [attachment]);
    else beside.push(attachment);
  }
  return found;
});
