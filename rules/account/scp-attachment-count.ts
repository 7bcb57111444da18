import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { stackOf } from '../../src/rule/stack-of.ts';
import type { Place } from '../../src/source/source-file.ts';

/** Per root, organizational unit or account. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
const MOST = 10;
/** Roots, organizational units and accounts. */
const ID = /^(r-|ou-|\d{12}$)/;

/** More than 10 SCPs per root/OU/account. */
export const rule = defineLintRule({
  id: 'scp-attachment-count',
  subject: 'account',
  group: 'quota',
  title: 'More than 10 SCPs per root/OU/account',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['account'],
  why: 'A root, organizational unit or account takes 10 service control policies (5 until 15 May 2026); AttachPolicy refuses the next one.',
  remedy: 'Merge policies.',
  references: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html'],
  equivalents: {},
  *check(account) {
    const attached = new Map<string, Place[]>();
    for (const { kind, target, at } of account.graph.attachments)
      if (kind === 'scp' && target !== '') {
        // A reference means something in its own stack only.
        const key = ID.test(target) ? target : `${target}\n${stackOf(at)}`;
        attached.set(key, [...(attached.get(key) ?? []), at]);
      }
    for (const [key, places] of attached) {
      const [at] = places.slice(MOST);
      if (at !== undefined)
        yield {
          at,
          message: `\`${key.split('\n')[0]}\` has ${places.length} service control policies, ${MOST} are the most`,
        };
    }
    for (const { kind, names, at } of account.controlPolicies)
      if (kind === 'scp' && names.length > MOST)
        yield { at, message: `${names.length} service control policies on one target, ${MOST} are the most` };
  },
});
