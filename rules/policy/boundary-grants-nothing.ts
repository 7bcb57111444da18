import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Permissions boundary or SCP alone grants nothing. */
export const rule = defineLintRule({
  id: 'boundary-grants-nothing',
  subject: 'policy',
  types: ['boundary'],
  group: 'semantics',
  title: 'Permissions boundary or SCP alone grants nothing',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'A permissions boundary only limits; what it allows must be granted by an identity or resource policy as well.',
  remedy: 'Grant the actions in an identity policy too.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: { other: 'Access Analyzer reports PASS_ROLE_* on boundaries (complaint seen in 4 public repos)' },
  *check(policy) {
    const allow = policy.statements.find((statement) => statement.effect === 'Allow');
    if (allow !== undefined)
      yield {
        at: policy.at(allow.pointer),
        message: 'a permissions boundary grants nothing by itself, it limits what other policies grant',
      };
  },
});
