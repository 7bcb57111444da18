import { arnFields, isPlain } from '../../src/rule/arn-fields.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Resource ARN region/account differs from the declared target. */
export const rule = defineLintRule({
  id: 'invoke-region-account-mismatch',
  subject: 'policy',
  types: ['identity', 'boundary', 'session', 'scp'],
  when: ['arn:lambda', 'arn:execute-api'],
  group: 'invocation',
  title: 'Resource ARN region/account differs from the declared target',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['settings'],
  why: 'The call goes to the stated function or API; a grant on one of another region or account does not reach it.',
  remedy: 'Write the region and account of the target.',
  references: ['https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html'],
  equivalents: {},
  *check(policy) {
    const target = policy.settings.target === undefined ? undefined : arnFields(policy.settings.target);
    if (target === undefined) {
      const named = policy.statements.some(({ resources }) =>
        resources.some(({ arn }) => /^(lambda|execute-api)$/.test(arn?.service ?? '') && isPlain(arn?.region ?? '')),
      );
      if (named) yield { undecided: 'target' };
      return;
    }
    const name = target.resource
      .split(/[:/]/)
      .slice(0, target.service === 'lambda' ? 2 : 1)
      .join(':');
    for (const statement of policy.statements) {
      for (const item of statement.allResources) {
        const arn = item.arn;
        if (arn === undefined || arn.service !== target.service || !arn.resource.startsWith(name)) continue;
        const wrong = [arn.region, arn.account].find(
          (field, place) => isPlain(field) && field !== [target.region, target.account][place],
        );
        if (wrong === undefined) continue;
        yield {
          at: policy.at(item.pointer),
          message: `\`${item.text}\` is of \`${wrong}\`, the target is \`${policy.settings.target}\``,
        };
      }
    }
  },
});
