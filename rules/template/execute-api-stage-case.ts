import { apiArns, stageNames } from '../../src/rule/api-arns.ts';
import { arnFields } from '../../src/rule/arn-fields.ts';
import { defineLintRule, type LintReport } from '../../src/rule/lint-rule.ts';
import { policiesWith } from '../../src/rule/policies-with.ts';
import type { TemplateSubject } from '../../src/rule/template-subject.ts';
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
    yield* againstTarget(template);
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

/** Against the stage of the API that is stated as target. */
function* againstTarget(template: TemplateSubject): Iterable<LintReport> {
  const own = arnFields(template.settings.target ?? '');
  const [id, near] = own?.service === 'execute-api' ? own.resource.split('/') : [];
  if (near === undefined) {
    const known = new Set(apiArns(template).map(({ item }) => item));
    const strangers = policiesWith(template, ['arn:execute-api']).flatMap(({ statements }) =>
      statements.flatMap(({ resources }) => resources),
    );
    if (strangers.some((item) => item.arn?.service === 'execute-api' && !known.has(item)))
      yield { undecided: 'stages of the API' };
    return;
  }
  for (const policy of template.policies)
    for (const statement of policy.statements)
      for (const item of statement.resources) {
        const [api, stage] = item.arn?.service === 'execute-api' ? item.arn.resource.split('/') : [];
        if (api !== id || stage === undefined || stage === near || stage.toLowerCase() !== near.toLowerCase()) continue;
        yield {
          at: policy.at(item.pointer),
          message: `stage \`${stage}\` is called \`${near}\` by the target, and case counts`,
        };
      }
}
