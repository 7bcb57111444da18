import { isPlain } from '../../src/rule/arn-fields.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { resourcesIn } from '../../src/rule/odd-items.ts';
import { fitsSomeFormat } from '../../src/rule/resource-formats.ts';
import { HOLE, hasHole } from '../../src/source/open.ts';

/** Resource part does not match any format of the service. */
export const rule = defineLintRule({
  id: 'arn-resource-part',
  subject: 'policy',
  when: ['arn'],
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
  },
});
