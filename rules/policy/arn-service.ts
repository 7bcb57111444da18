import { isPlain } from '../../src/rule/arn-fields.ts';
import { defineLintRule, type LintReport } from '../../src/rule/lint-rule.ts';
import { nearName } from '../../src/rule/near-name.ts';
import { arnItems } from '../../src/rule/odd-items.ts';
import type { PolicySubject } from '../../src/rule/policy-subject.ts';

/** Service field of the ARN unknown or in wrong case. */
export const rule = defineLintRule({
  id: 'arn-service',
  subject: 'policy',
  when: ['oddarn', 'arn:apigateway'],
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
    for (const item of arnItems(policy)) {
      const { service } = item.arn;
      if (!isPlain(service)) continue;
      const lower = service.toLowerCase();
      const unknown = !policy.services.prefixes.includes(lower) && !ARN_ONLY.has(lower);
      if (lower === service && !unknown) continue;
      const near = unknown ? nearName(lower, policy.services.prefixes, 1) : lower;
      const meant = near ?? lower;
      const at = policy.at(item.pointer);
      const place = lower === service ? 'is not known' : 'is written in lower case';
      const fix = {
        title: `write \`${meant}\``,
        safety: 'safe',
        edits: [{ kind: 'replace', at, value: item.text.replace(`:${service}:`, `:${meant}:`) }],
      } as const;
      yield {
        at,
        message: `service \`${service}\` of the ARN ${place}${meant === lower ? '' : `, \`${meant}\` may be meant`}`,
        ...(unknown && (near === undefined || !WELL_KNOWN.has(meant))
          ? { severity: 'warning' as const, confidence: 'likely' as const }
          : {}),
        ...(item.open !== undefined || meant === service
          ? {}
          : { fix: unknown ? { ...fix, safety: 'suggest' as const } : fix }),
      };
    }
    yield* managementArns(policy);
  },
});

/** Services that stand in ARNs and have no actions under that name. */
const ARN_ONLY: ReadonlySet<string> = new Set(['catalog', 'elastic-inference', 'route53-recovery-control']);
const WELL_KNOWN: ReadonlySet<string> = new Set([
  ...['lambda', 'execute-api', 'dynamodb', 'events', 'states', 'secretsmanager', 's3', 'iam', 'sns', 'sqs', 'kms'],
]);

/** Calling an API is about execute-api ARNs; those of apigateway are for its management. */
function* managementArns(policy: PolicySubject): Iterable<LintReport> {
  if (!policy.features.has('arn:apigateway') || !policy.features.has('service:execute-api')) return;
  for (const statement of policy.statements) {
    if (statement.allActions.length === 0 || !statement.allActions.every((item) => item.service === 'execute-api'))
      continue;
    for (const item of [...statement.allResources, ...statement.notResources])
      if (item.arn?.service === 'apigateway')
        yield {
          at: policy.at(item.pointer),
          message: `\`${item.text}\` is for managing an API, calls of it have ARNs of execute-api`,
        };
  }
}
