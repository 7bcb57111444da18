import { slotText } from '../source/open.ts';
import { oncePer } from './once-per.ts';
import type { PolicyAttachment, PrincipalEntity, TemplateSubject } from './template-subject.ts';

/** Managed policies that resources of their own attach to a principal, by its id or its name. */
export function attachedPolicies(
  template: TemplateSubject,
  { kind, id, name }: PrincipalEntity,
): readonly PolicyAttachment[] {
  const targets = byTarget(template);
  if (targets.size === 0) return NONE;
  const own = targets.get(`${kind}/${id}`) ?? NONE;
  const text = slotText(name);
  return text === undefined || text === id ? own : [...own, ...(targets.get(`${kind}/${text}`) ?? NONE)];
}

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
