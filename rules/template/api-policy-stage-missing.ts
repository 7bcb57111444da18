import { apiArns, mayAnswer, stageNames } from '../../src/rule/api-arns.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { loneApiPolicies } from '../../src/rule/lone-api-policies.ts';
import { HOLE, hasHole } from '../../src/source/open.ts';

/** REST API policy names a stage or path the API does not have. */
export const rule = defineLintRule({
  id: 'api-policy-stage-missing',
  subject: 'template',
  group: 'invocation',
  title: 'REST API policy names a stage or path the API does not have',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'The policy names a stage or path that the API does not have, so the statement never matches a call.',
  remedy: 'Name a stage and path of the API.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html'],
  equivalents: {},
  *check(template) {
    for (const _ of loneApiPolicies(template)) yield { undecided: 'stages and routes of the API' };
    for (const { api, policy, item, stage = '*', path } of apiArns(template)) {
      if (api.kind !== 'REST' || api.policy !== policy) continue;
      const names = /[*?]|^$/.test(stage) || hasHole(stage) ? undefined : stageNames(api);
      // A difference in case is a rule of its own.
      if (names !== undefined && !names.some((name) => name.toLowerCase() === stage.toLowerCase()))
        yield {
          at: policy.at(item.pointer),
          message: `the API has no stage \`${stage}\`, declared are ${names.map((name) => `\`${name}\``).join(', ')}`,
        };
      else if (
        path !== undefined &&
        api.routesComplete &&
        api.routes.length > 0 &&
        !api.routes.some((route) => mayAnswer(route, path))
      )
        yield {
          at: policy.at(item.pointer),
          message: `no route of the API answers \`/${path.replaceAll(HOLE, '…')}\``,
        };
    }
  },
});
