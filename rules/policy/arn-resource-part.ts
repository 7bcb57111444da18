import { arnFields, isPlain } from '../../src/rule/arn-fields.ts';
import { globsOverlap } from '../../src/rule/glob.ts';
import { defineLintRule, type LintProblem } from '../../src/rule/lint-rule.ts';
import { resourcesIn } from '../../src/rule/odd-items.ts';
import type { PolicySubject } from '../../src/rule/policy-subject.ts';
import { fitsSomeFormat } from '../../src/rule/resource-formats.ts';
import { HOLE, hasHole } from '../../src/source/open.ts';

/** Resource part does not match any format of the service. */
export const rule = defineLintRule({
  id: 'arn-resource-part',
  subject: 'policy',
  when: ['arn', 'key:aws:principalarn'],
  group: 'semantics',
  title: 'Resource part does not match any format of the service',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document', 'serviceData'],
  why: 'The part after the account fits no format of the service, so nothing has that ARN.',
  remedy: 'Write the part as the Service Authorization Reference has it.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-arn-resource',
  ],
  equivalents: { accessAnalyzer: 'INVALID_ARN_RESOURCE', parliament: 'RESOURCE_MISMATCH' },
  *check(policy) {
    for (const item of resourcesIn(policy)) {
      const arn = item.arn;
      if (arn === undefined || !isPlain(arn.service) || arn.service === 'execute-api' || arn.service === 'apigateway')
        continue;
      if (/\s$/.test(item.text) && /^\S+\s+$/.test(item.text))
        yield { at: policy.at(item.pointer), message: `\`${item.text}\` ends with a blank` };
      const facts = policy.services.service(arn.service);
      if (facts === undefined || facts.resourceTypes.size === 0) continue;
      const resource = hasHole(arn.resource) ? arn.resource.replaceAll(HOLE, '*') : arn.resource;
      if (fitsSomeFormat(facts, resource) || /[\s<{]|^\*|\$/.test(resource) || resource === '') continue;
      yield {
        at: policy.at(item.pointer),
        message: `\`${arn.resource}\` fits no ARN format of ${arn.service}`,
        ...(arn.service === 'lambda' ? {} : { severity: 'warning' as const, confidence: 'likely' as const }),
      };
    }
    yield* noCallers(policy);
  },
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn */
const CALLERS = ['role/*', 'user/*', 'root'];

/** ARNs of IAM in aws:PrincipalArn that no caller has. */
function* noCallers(policy: PolicySubject): Iterable<LintProblem> {
  for (const { conditions } of policy.statements)
    for (const { keyLower, key, allValues, base } of conditions) {
      if (keyLower !== 'aws:principalarn' || base === 'null') continue;
      for (const { text, pointer } of allValues) {
        const arn = arnFields(text);
        if (arn?.service !== 'iam' || /[\s<]/.test(arn.resource)) continue;
        const resource = arn.resource.replaceAll(/\$\{[^{}]*\}/g, '*').replaceAll(HOLE, '*');
        if (CALLERS.some((caller) => globsOverlap(caller, resource))) continue;
        yield { at: policy.at(pointer), message: `\`${key}\` is never \`${text}\`: callers are roles, users or root` };
      }
    }
}
