import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Permission pinned to a published version. */
export const rule = defineLintRule({
  id: 'numeric-version-pinned-grant',
  subject: 'policy',
  when: ['arn:lambda'],
  types: ['lambda', 'identity'],
  group: 'invocation',
  title: 'Permission pinned to a published version',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'The next deployment publishes another version; the grant stays with the old one.',
  remedy: 'Grant on an alias.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow') continue;
      for (const item of statement.allResources) {
        const version =
          item.arn?.service === 'lambda' ? /^function:[^:]+:(\d+)$/.exec(item.arn.resource)?.[1] : undefined;
        if (version !== undefined)
          yield { at: policy.at(item.pointer), message: `the grant is pinned to version ${version}` };
      }
    }
  },
});
