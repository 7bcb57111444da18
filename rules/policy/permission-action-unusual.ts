import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Function policy grants more than invoking. */
export const rule = defineLintRule({
  id: 'permission-action-unusual',
  subject: 'policy',
  types: ['lambda'],
  group: 'invocation',
  title: 'Function policy grants more than invoking',
  severity: 'info',
  confidence: 'certain',
  security: 8.0,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'The policy of a function is for letting others call it; reading or changing the function belongs into identity policies.',
  remedy: 'Grant `lambda:InvokeFunction` only.',
  references: ['https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html'],
  equivalents: { other: 'KICS 9b83114b, cfn_nag W24 and cfn-guard flag InvokeFunctionUrl too (false positive)' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow') continue;
      for (const item of statement.actions) {
        if (/^lambda:invoke(function|functionurl|async)$/i.test(item.text)) continue;
        if (item.service !== undefined && item.service !== 'lambda') continue;
        // A name that does not exist is a finding of its own.
        if (item.text !== '*' && item.word.facts().length === 0) continue;
        yield { at: policy.at(item.pointer), message: `\`${item.text}\` grants more than calling the function` };
      }
    }
  },
});
