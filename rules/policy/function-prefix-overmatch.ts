import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** function:name* matches other functions. */
export const rule = defineLintRule({
  id: 'function-prefix-overmatch',
  subject: 'policy',
  when: ['arn:lambda'],
  group: 'invocation',
  title: 'function:name* matches other functions',
  severity: 'warning',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['document'],
  why: 'The star runs on in the name: `pay*` is also `payroll` and `pay-admin`.',
  remedy: 'Write the function and its qualifiers: `function:pay` and `function:pay:*`.',
  references: ['https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || !statement.actions.some((item) => /^lambda:invoke/i.test(item.text)))
        continue;
      for (const item of statement.allResources) {
        const name =
          item.arn?.service === 'lambda' ? /^function:([^:]*[a-z0-9])\*$/i.exec(item.arn.resource)?.[1] : undefined;
        if (name === undefined) continue;
        const at = policy.at(item.pointer);
        yield { at, message: `\`${name}*\` also matches functions such as \`${name}-admin\`` };
      }
    }
  },
});
