import { apiItems } from '../../src/rule/execute-api-arns.ts';
import { executeApiParts } from '../../src/rule/execute-api-parts.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Custom domain, hostname or stage URL in place of api id. */
export const rule = defineLintRule({
  id: 'execute-api-domain-in-arn',
  subject: 'policy',
  when: ['arn:execute-api', 'service:execute-api', 'source:execute-api'],
  group: 'invocation',
  title: 'Custom domain, hostname or stage URL in place of api id',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The ARN of a call names the API by its id, whatever host the client used.',
  remedy: 'Write the API id; a custom domain has the ARN of the API and stage it is mapped to.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      for (const item of apiItems(statement)) {
        if (URL_OF_API.test(item.text))
          yield {
            at: policy.at(item.pointer),
            message: `\`${item.text}\` is the address of an API where its ARN belongs`,
          };
        const parts = executeApiParts(item);
        if (parts === undefined || !/^[a-z0-9-]+(\.[a-z0-9-]+)+$|^https?:$/i.test(parts.apiId)) continue;
        yield { at: policy.at(item.pointer), message: `\`${parts.apiId}\` is a host name where the API id belongs` };
      }
    }
  },
});

const URL_OF_API = /^(https?:\/\/|wss:\/\/)?[a-z0-9\u{FFFC}]+\.execute-api\.[a-z0-9\u{FFFC}-]+\.[a-z0-9\u{FFFC}]+/u;
