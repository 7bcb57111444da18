import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { isOpen } from '../../src/source/open.ts';

/** execute-api:viaDomainArn without disabling the default endpoint. */
export const rule = defineLintRule({
  id: 'via-domain-arn-on-default-endpoint',
  subject: 'template',
  group: 'invocation',
  title: 'execute-api:viaDomainArn without disabling the default endpoint',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'execute-api:viaDomainArn is there only for calls through a custom domain. As long as the default endpoint answers, its callers have no such key, and the statement does not speak of them.',
  remedy: 'Disable the default endpoint, `DisableExecuteApiEndpoint: true`.',
  references: ['https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigateway.html'],
  equivalents: {},
  *check(template) {
    for (const api of template.apis) {
      const { policy, disableDefaultEndpoint } = api;
      const conditions = (policy?.statements ?? []).flatMap((statement) => statement.conditions);
      const key = conditions.find((condition) => condition.keyLower === 'execute-api:viadomainarn');
      if (policy === undefined || key === undefined || disableDefaultEndpoint === true) continue;
      if (isOpen(disableDefaultEndpoint)) yield { undecided: 'default endpoint of the API' };
      else
        yield {
          at: policy.at(key.pointer, 'key'),
          message: `\`${key.key}\` is absent for calls of the default endpoint, which is not disabled`,
        };
    }
  },
});
