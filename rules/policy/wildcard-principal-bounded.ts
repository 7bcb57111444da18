import { bindsCaller } from '../../src/rule/binds-caller.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Wildcard principal bounded by condition. */
export const rule = defineLintRule({
  id: 'wildcard-principal-bounded',
  subject: 'policy',
  when: ['anyone'],
  types: ['lambda', 'rest-api', 'resource'],
  group: 'invocation',
  title: 'Wildcard principal bounded by condition',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'The star looks public but a condition says for whom; this tells who can really call.',
  remedy: 'Nothing to do when that audience is meant.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html'],
  equivalents: { other: 'checkov#7298, KICS and cfn_nag flag it wrongly' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow') continue;
      const anyone = statement.principals.find((principal) => principal.anyone);
      const bound = statement.conditions.find(bindsCaller);
      if (anyone === undefined || bound === undefined) continue;
      const values = bound.values.map((item) => `\`${item.text}\``).join(', ');
      yield {
        at: policy.at(anyone.pointer),
        message: `everybody is narrowed by \`${bound.key}\` to ${values === '' ? 'a value that the template decides' : values}`,
      };
    }
  },
});
