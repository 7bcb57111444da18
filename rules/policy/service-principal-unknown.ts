import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { meantBySuffix } from '../../src/rule/meant-by-suffix.ts';
import { nearName } from '../../src/rule/near-name.ts';
import { isRegion } from '../../src/rule/regions.ts';
import { SERVICE_PRINCIPALS } from '../../src/rule/service-principals.ts';

/** Service principal unknown or misspelled. */
export const rule = defineLintRule({
  id: 'service-principal-unknown',
  subject: 'policy',
  when: ['oddprincipal'],
  group: 'semantics',
  title: 'Service principal unknown or misspelled',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'AWS refuses a service principal that does not exist, or nobody matches it.',
  remedy: 'Write the name of the service principal as AWS documents it.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-service-principal-format',
  ],
  equivalents: {
    accessAnalyzer: 'INVALID_SERVICE_PRINCIPAL_FORMAT (condition values)',
    parliament: 'UNKNOWN_PRINCIPAL (partly)',
  },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const item of [...statement.principals, ...statement.notPrincipals]) {
        const name = item.text.toLowerCase();
        if (item.principalType !== 'Service' || name === '*' || SERVICE_PRINCIPALS.includes(name)) continue;
        const region = /^([a-z0-9-]+)\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com(\.cn)?$/.exec(name);
        if (region !== null && (!isRegion(region[2] ?? '') || GLOBAL_ONLY.has(region[1] ?? ''))) {
          const why = isRegion(region[2] ?? '')
            ? `${region[1]} has one name for all regions`
            : `region \`${region[2]}\` is not known`;
          yield {
            at: policy.at(item.pointer),
            message: `service principal \`${item.text}\` is not known, ${why}`,
            severity: 'warning',
            confidence: 'likely',
          };
          continue;
        }
        const meant = nearName(name, SERVICE_PRINCIPALS) ?? meantBySuffix(name);
        const suffix = /\.(amazonaws\.com(\.cn)?|aws\.internal|c2s\.ic\.gov|sc2s\.sgov\.gov|amazonaws\.eu)$/.test(name);
        if (suffix && (meant === undefined || policy.services.service(name.split('.')[0] ?? '') !== undefined))
          continue;
        const at = policy.at(item.pointer);
        yield {
          at,
          message: `service principal \`${item.text}\` is not known${meant === undefined ? '' : `, \`${meant}\` may be meant`}`,
          ...(meant === undefined
            ? {}
            : {
                fix: {
                  title: `write \`${meant}\``,
                  safety: 'suggest' as const,
                  edits: [{ kind: 'replace' as const, at, value: meant }],
                },
              }),
        };
      }
    }
  },
});

/** Services that call under one name wherever they are. */
const GLOBAL_ONLY: ReadonlySet<string> = new Set([
  ...[
    'lambda',
    'apigateway',
    'events',
    'scheduler',
    'ecs-tasks',
    'codebuild',
    'cognito-idp',
    'edgelambda',
    'cloudfront',
  ],
]);
