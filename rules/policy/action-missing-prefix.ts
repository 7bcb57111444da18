import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { oddActions } from '../../src/rule/odd-items.ts';
import { isLeftover } from '../../src/rule/policy-variables.ts';

/** Action without service prefix. */
export const rule = defineLintRule({
  id: 'action-missing-prefix',
  subject: 'policy',
  when: ['oddaction'],
  group: 'semantics',
  title: 'Action without service prefix',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'An action is service:name; AWS refuses one without a service.',
  remedy: 'Write the service before the name.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: { accessAnalyzer: 'INVALID_ACTION', parliament: 'EXCEPTION (aborts)', cfnLint: 'W3037' },
  *check(policy) {
    for (const action of oddActions(policy)) {
      if (
        action.service !== undefined ||
        /^\*+$/.test(action.text) ||
        action.type !== 'string' ||
        isLeftover(action.text)
      )
        continue;
      const lower = action.text.toLowerCase();
      const service = ['lambda', 'execute-api'].find((each) => policy.services.service(each)?.actions.has(lower));
      yield {
        at: policy.at(action.pointer),
        message: `action \`${action.text}\` has no service before it${service === undefined ? '' : `, \`${service}:${action.text}\` may be meant`}`,
      };
    }
  },
});
