import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Permission with $LATEST qualifier. */
export const rule = defineLintRule({
  id: 'latest-qualifier-permission',
  subject: 'policy',
  when: ['arn:lambda'],
  types: ['lambda'],
  group: 'invocation',
  title: 'Permission with $LATEST qualifier',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Lambda takes no policy on `$LATEST`; the unqualified function stands for it.',
  remedy: 'Leave the qualifier out.',
  references: ['https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      for (const item of statement.allResources) {
        if (item.arn?.service !== 'lambda' || !item.arn.resource.endsWith(':$LATEST')) continue;
        const at = policy.at(item.pointer);
        const value = item.text.slice(0, -':$LATEST'.length);
        yield {
          at,
          message: 'permissions cannot be put on `$LATEST`',
          ...(policy.origin === 'document' && item.open === undefined
            ? {
                fix: {
                  title: 'leave the qualifier out',
                  safety: 'safe' as const,
                  edits: [{ kind: 'replace' as const, at, value }],
                },
              }
            : {}),
        };
      }
    }
  },
});
