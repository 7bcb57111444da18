import { hasWildcard } from '../../src/rule/glob.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { nearName } from '../../src/rule/near-name.ts';
import { oddActions } from '../../src/rule/odd-items.ts';
import { OPERATION_ACTIONS } from '../../src/rule/operation-names.ts';
import { isLeftover } from '../../src/rule/policy-variables.ts';
import { retiredAction, UNLISTED_ACTIONS } from '../../src/rule/retired-actions.ts';

/** Action does not exist. */
export const rule = defineLintRule({
  id: 'unknown-action',
  subject: 'policy',
  when: ['oddaction'],
  group: 'semantics',
  title: 'Action does not exist',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['serviceData'],
  why: 'The entry names nothing that can be called, so it grants or denies nothing.',
  remedy: 'Write the action as the Service Authorization Reference has it.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-action',
  ],
  equivalents: { accessAnalyzer: 'INVALID_ACTION', parliament: 'UNKNOWN_ACTION', cfnLint: 'W3037' },
  permissions: true,
  *check(policy) {
    for (const action of oddActions(policy)) {
      const facts = action.service === undefined ? undefined : policy.services.service(action.service);
      const { lower } = action;
      if (facts === undefined || action.name === '' || OPERATION_ACTIONS.has(lower) || UNLISTED_ACTIONS.has(lower))
        continue;
      if (retiredAction(action) !== undefined || /[\s,;]+[a-z0-9-]+:/i.test(action.name)) continue;
      if (action.word.facts().length > 0 || isLeftover(action.name)) continue;
      const meant = hasWildcard(action.name)
        ? undefined
        : nearName(
            action.name,
            [...facts.actions.values()].map((each) => each.name),
          );
      const at = policy.at(action.pointer);
      const value = `${facts.prefix}:${meant}`;
      yield {
        at,
        message: `action \`${action.text}\` is not known${meant === undefined ? ` as of ${policy.services.date}` : `, \`${value}\` may be meant`}`,
        ...(meant === undefined || !INVOKED.has(facts.prefix)
          ? { severity: 'warning' as const, confidence: 'likely' as const }
          : {}),
        ...(meant === undefined
          ? {}
          : {
              fix: { title: `write \`${value}\``, safety: 'suggest', edits: [{ kind: 'replace', at, value }] } as const,
            }),
      };
    }
  },
});

/** Services whose few actions are known for certain. */
const INVOKED: ReadonlySet<string> = new Set(['lambda', 'execute-api']);
