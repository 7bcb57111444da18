import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { callerNeverComes, neverMatches } from '../../src/rule/never-matches.ts';
import { ownArn } from '../../src/rule/own-arn.ts';

/** Statement of a function or API policy can never match. */
export const rule = defineLintRule({
  id: 'resource-policy-never-matches',
  subject: 'policy',
  types: ['lambda', 'rest-api'],
  group: 'invocation',
  title: 'Statement of a function or API policy can never match',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType', 'target'],
  why: 'A statement that can never apply gives a wrong sense of what is granted or refused.',
  remedy: 'Name the function or API that the policy hangs on.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html'],
  equivalents: {},
  *check(policy) {
    const own = ownArn(policy);
    for (const statement of policy.statements) {
      const caller = callerNeverComes(statement);
      // The rule about the cause reports it as an error.
      if (caller !== undefined)
        yield {
          at: policy.at(statement.pointer),
          message: `the statement can never match: ${caller}`,
          severity: 'info',
        };
      if (statement.allResources.length === 0 || statement.resources.length !== statement.allResources.length) continue;
      if (own === undefined) {
        yield { undecided: 'the ARN that the policy hangs on' };
        continue;
      }
      const reasons = statement.resources.map((item) => neverMatches(item, own));
      const [reason] = reasons;
      if (reason === undefined || reasons.some((each) => each === undefined)) continue;
      yield { at: policy.at(statement.to('Resource')), message: `the statement can never match: ${reason}` };
    }
  },
});
