import { isPlain } from '../../src/rule/arn-fields.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { nearName } from '../../src/rule/near-name.ts';

/** Service field of the ARN unknown or in wrong case. */
export const rule = defineLintRule({
  id: 'arn-service',
  subject: 'policy',
  when: ['arn'],
  group: 'semantics',
  title: 'Service field of the ARN unknown or in wrong case',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: "The service field of an ARN is lower case and one of AWS's services.",
  remedy: 'Write the service as AWS does.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-arn-service-case',
  ],
  equivalents: { accessAnalyzer: 'INVALID_SERVICE, INVALID_ARN_SERVICE_CASE' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const item of [...statement.allResources, ...statement.notResources]) {
        const service = item.arn?.service;
        if (service === undefined || !isPlain(service)) continue;
        const lower = service.toLowerCase();
        const meant =
          lower !== service
            ? lower
            : policy.services.prefixes.includes(lower)
              ? undefined
              : nearName(lower, ['lambda', 'execute-api', 'dynamodb', 'events', 'states', 'secretsmanager'], 1);
        if (meant === undefined) continue;
        const at = policy.at(item.pointer);
        yield {
          at,
          message: `service \`${service}\` of the ARN ${lower !== service ? 'is written in lower case' : `does not exist, \`${meant}\` may be meant`}`,
          ...(item.open === undefined
            ? {
                fix: {
                  title: `write \`${meant}\``,
                  safety: lower !== service ? ('safe' as const) : ('suggest' as const),
                  edits: [{ kind: 'replace' as const, at, value: item.text.replace(`:${service}:`, `:${meant}:`) }],
                },
              }
            : {}),
        };
      }
  },
});
