import { apiArns, stageNames } from '../../src/rule/api-arns.ts';
import { HTTP_METHODS } from '../../src/rule/http-methods.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** HTTP API $default stage not written as $default. */
export const rule = defineLintRule({
  id: 'execute-api-default-stage',
  subject: 'template',
  group: 'invocation',
  title: 'HTTP API $default stage not written as $default',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'The default stage of an HTTP API stands in the ARN as the literal text `$default`. Without it the method takes the place of the stage, and the grant never matches.',
  remedy: 'Write `api/$default/GET/pets`; in Fn::Sub and in a shell, watch the dollar sign.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html'],
  equivalents: {},
  *check(template) {
    for (const { api, policy, item, stage } of apiArns(template)) {
      if (api.kind !== 'HTTP' || stage === undefined) continue;
      const names = stageNames(api) ?? [];
      const verb = HTTP_METHODS.some((method) => method === stage);
      const misnamed = stage === 'default' && names.includes('$default');
      if (names.includes(stage) || !(stage === '' || verb || misnamed)) continue;
      yield {
        at: policy.at(item.pointer),
        message: `\`${stage}\` stands where the stage belongs, the default stage is written \`$default\``,
      };
    }
  },
});
