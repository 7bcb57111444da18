import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** A permissions boundary without any Allow. */
export const rule = defineLintRule({
  id: 'boundary-without-allow',
  subject: 'policy',
  types: ['boundary'],
  group: 'semantics',
  title: 'Permissions boundary allows nothing',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Identity policies grant only what the boundary allows as well. Without an Allow in it they grant nothing, and every call that lives on them is answered 403.',
  remedy: 'Add an Allow for what the principals may at most do, `*` when the Deny statements are all that is meant.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],
  equivalents: {},
  *check(policy) {
    const { statements, mayHaveMore } = policy;
    if (mayHaveMore || statements.length === 0 || statements.some(({ effect }) => effect !== 'Deny')) return;
    yield {
      at: policy.at('/Statement', 'key'),
      message: 'a permissions boundary without `Allow` leaves its principals nothing of what identity policies grant',
    };
  },
});
