import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { retiredAction } from '../../src/rule/retired-actions.ts';

/** Action is deprecated or has no effect. */
export const rule = defineLintRule({
  id: 'deprecated-action',
  subject: 'policy',
  when: ['retired'],
  group: 'semantics',
  title: 'Action is deprecated or has no effect',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The action belongs to an API that is gone, or has no effect any more.',
  remedy: 'Use what took its place.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements)
      for (const action of [...statement.actions, ...statement.notActions]) {
        const retired = action.service === undefined ? undefined : retiredAction(action);
        if (retired !== undefined)
          yield {
            at: policy.at(action.pointer),
            message: `\`${action.text}\` has no effect any more, use ${retired.instead}`,
            // Left out of a Deny it harms nobody: AWS's own examples still name some.
            ...(statement.has('NotAction') ? { severity: 'info' as const } : {}),
          };
      }
  },
});
