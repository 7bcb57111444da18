import type { ActionWord } from '../../src/rule/action-word.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { oncePer } from '../../src/rule/once-per.ts';
import type { ResourceItem } from '../../src/rule/policy-subject.ts';
import { fitsAction } from '../../src/rule/resource-formats.ts';
import type { ServiceData } from '../../src/rule/service-data.ts';

/** Actions of a service share few sets of resource types. */
const typeNames = oncePer(({ service, facts }: ActionWord) => {
  const [action] = facts();
  return `${service} ${action?.resourceTypes.map((type) => type.name).join()}`;
});

/** No resource in the statement fits the action. */
export const rule = defineLintRule({
  id: 'resource-action-mismatch',
  subject: 'policy',
  when: ['arn'],
  types: ['identity', 'session', 'boundary', 'lambda', 'rest-api', 'resource', 'vpc-endpoint'],
  group: 'semantics',
  title: 'No resource in the statement fits the action',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType', 'serviceData'],
  why: 'Every resource of the statement is of a type that the action does not work on, so the grant is dead.',
  remedy: 'Write the ARN of a resource that the action works on.',
  references: ['https://github.com/duo-labs/parliament'],
  equivalents: { parliament: 'RESOURCE_MISMATCH', cfnLint: 'I3510 (info, off by default)' },
  *check(policy) {
    for (const statement of policy.statements) {
      const items = statement.allResources;
      if (items.length === 0 || items.length > 50) continue;
      if (!items.every((item) => item.arn !== undefined && !item.text.includes('${'))) continue;
      const seen = new Map<string, boolean>();
      for (const action of statement.actions) {
        const { word, service } = action;
        if (word.wild || service === undefined) continue;
        const types = typeNames(word);
        const fits = seen.get(types) ?? fitsSome(items, word, policy.services);
        seen.set(types, fits);
        if (fits) continue;
        const sure = service === 'lambda' && statement.actions.length === 1;
        yield {
          at: policy.at(action.pointer),
          message: `\`${action.text}\` works on none of the resources of this statement`,
          ...(sure ? {} : { severity: 'warning' as const, confidence: 'likely' as const }),
        };
      }
    }
  },
});

/** Whether the action works on one of the resources, or it is not known what it works on. */
function fitsSome(items: readonly ResourceItem[], word: ActionWord, services: ServiceData): boolean {
  const [action] = word.facts();
  const facts = services.service(word.service ?? '');
  if (action === undefined || facts === undefined || action.resourceTypes.length === 0) return true;
  return items.some((item) => fitsAction(item, action, facts));
}
