import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { StatementSubject } from '../../src/rule/policy-subject.ts';

/** Wildcard ARN equal to *. */
export const rule = defineLintRule({
  id: 'resource-effectively-star',
  subject: 'policy',
  when: ['arn', 'oddresource'],
  group: 'security',
  title: 'Wildcard ARN equal to *',
  severity: 'warning',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['document'],
  why: 'The pattern looks limited but takes in everything, or everything of a service.',
  remedy: 'Write a star, or name the resources.',
  references: ['https://github.com/duo-labs/parliament'],
  equivalents: { parliament: 'RESOURCE_EFFECTIVELY_STAR' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const item of statement.resources) {
        const bare = /^[*?:]{2,}$/.test(item.text);
        const arn = item.arn;
        const whole =
          arn !== undefined &&
          /^\*+$/.test(arn.region) &&
          /^\*+$/.test(arn.account) &&
          /^\*+(:\*+)*$/.test(arn.resource);
        if (bare || whole)
          yield {
            at: policy.at(item.pointer),
            message: `\`${item.text}\` takes in every resource${arn !== undefined && !arn.service.includes('*') ? ` of ${arn.service}` : ''}`,
            ...(writesLogs(statement) ? { severity: 'info' } : {}),
          };
      }
    }
  },
});

/** As AWSLambdaBasicExecutionRole allows it: https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html */
function writesLogs({ actions }: StatementSubject): boolean {
  return (
    actions.length > 0 && actions.every(({ lower }) => /^logs:(createlog(group|stream)|putlogevents)$/.test(lower))
  );
}
