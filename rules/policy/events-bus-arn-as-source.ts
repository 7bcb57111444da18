import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { namesService, sourceArns } from '../../src/rule/source-arns.ts';

/** EventBridge permission with bus ARN. */
export const rule = defineLintRule({
  id: 'events-bus-arn-as-source',
  subject: 'policy',
  when: ['source'],
  types: ['lambda'],
  group: 'invocation',
  title: 'EventBridge permission with bus ARN',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'EventBridge calls a function in the name of the rule, not of the bus.',
  remedy: 'Write the ARN of the rule: `rule/name`, on another bus `rule/bus/name`.',
  references: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      if (!namesService(statement, 'events.amazonaws.com')) continue;
      for (const { item, arn } of sourceArns(statement)) {
        if (!/^event-bus\//.test(arn.resource)) continue;
        yield {
          at: policy.at(item.pointer),
          message: `\`${item.text}\` is an event bus, the source of the call is the rule`,
        };
      }
    }
  },
});
