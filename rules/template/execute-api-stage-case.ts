import { apiArns, stageNames } from '../../src/rule/api-arns.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { hasHole } from '../../src/source/open.ts';

/** Stage differs only in case from the declared stage. */
export const rule = defineLintRule({
  id: 'execute-api-stage-case',
  subject: 'template',
  group: 'invocation',
  title: 'Stage differs only in case from the declared stage',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'The stage in an ARN is compared with its case: `prod` is not `Prod`. SAM calls its stages `Prod` and `Stage`.',
  remedy: 'Write the stage as it is declared.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html',
  ],
  equivalents: {},
  *check(template) {
    for (const { api, policy, item, stage = '' } of apiArns(template)) {
      const names = /[*?]|^$/.test(stage) || hasHole(stage) ? undefined : stageNames(api);
      const near = names?.find((name) => name.toLowerCase() === stage.toLowerCase());
      if (names === undefined || near === undefined || names.includes(stage)) continue;
      const at = policy.at(item.pointer);
      const value = item.text.replace(`/${stage}`, `/${near}`);
      yield {
        at,
        message: `stage \`${stage}\` is declared as \`${near}\`, and case counts`,
        ...(item.open === undefined
          ? {
              fix: {
                title: `write \`${near}\``,
                safety: 'safe' as const,
                edits: [{ kind: 'replace' as const, at, value }],
              },
            }
          : {}),
      };
    }
  },
});
