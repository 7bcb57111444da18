import { apiItems } from '../../src/rule/execute-api-arns.ts';
import { apiMayReachOver, executeApiParts, shortFormParts } from '../../src/rule/execute-api-parts.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { wrongSegments } from '../../src/rule/wrong-segments.ts';
import { HOLE } from '../../src/source/open.ts';

/** execute-api ARN has wrong number of segments. */
export const rule = defineLintRule({
  id: 'execute-api-arn-segments',
  subject: 'policy',
  when: ['arn:execute-api', 'service:execute-api', 'source:execute-api'],
  group: 'invocation',
  title: 'execute-api ARN has wrong number of segments',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'An execute-api ARN is `api/stage/METHOD/path`. With fewer or other parts it matches no call.',
  remedy: 'Write the four parts, or end with a star: `api-id/*`.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html',
  ],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      for (const item of apiItems(statement)) {
        const parts = executeApiParts(item) ?? shortFormParts(item);
        if (parts === undefined || apiMayReachOver(item, parts)) continue;
        // A source without method and path has a rule of its own.
        const source = !statement.allResources.includes(item) && !statement.notResources.includes(item);
        if (source && parts.method === undefined && !/^$|:/.test(parts.apiId)) continue;
        const message = wrongSegments(parts);
        if (message !== undefined)
          yield { at: policy.at(item.pointer), message: `\`${item.text.replaceAll(HOLE, '…')}\` ${message}` };
      }
    }
  },
});
