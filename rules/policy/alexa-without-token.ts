import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { mayHaveMoreKeys } from '../../src/rule/open-keys.ts';

/** Alexa principal without EventSourceToken. */
export const rule = defineLintRule({
  id: 'alexa-without-token',
  subject: 'policy',
  types: ['lambda'],
  group: 'invocation',
  title: 'Alexa principal without EventSourceToken',
  severity: 'warning',
  confidence: 'certain',
  security: 8.0,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Without a token every Alexa skill may call the function.',
  remedy: 'Add a condition on lambda:EventSourceToken with the id of the skill.',
  references: ['https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html'],
  equivalents: { checkov: 'CKV_AWS_364 (not amazonaws.com: unknown)' },
  *check(policy) {
    for (const statement of policy.statements) {
      const alexa = statement.principals.find((principal) =>
        /^alexa-(appkit|connectedhome)\.amazon\.com$/i.test(principal.text),
      );
      if (alexa === undefined || statement.effect !== 'Allow') continue;
      if (
        statement.conditions.some((condition) => condition.keyLower === 'lambda:eventsourcetoken' && !condition.negated)
      )
        continue;
      if (mayHaveMoreKeys(statement)) yield { undecided: 'condition of the template' };
      else
        yield { at: policy.at(alexa.pointer), message: `every Alexa skill may call the function as \`${alexa.text}\`` };
    }
  },
});
