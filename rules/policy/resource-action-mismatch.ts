import { hasWildcard } from '../../src/rule/glob.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { oncePer } from '../../src/rule/once-per.ts';
import { fitsAction } from '../../src/rule/resource-formats.ts';
import type { ActionFacts } from '../../src/rule/service-data.ts';

/** Actions of a service share few sets of resource types. */
const typeNames = oncePer((action: ActionFacts) => action.resourceTypes.map((type) => type.name).join());

/** No resource in the statement fits the action. */
export const rule = defineLintRule({
  id: 'resource-action-mismatch',
  subject: 'policy',
  when: ['arn'],
  types: ['identity', 'session', 'lambda'],
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
      const items = statement.resources;
      if (items.length === 0 || items.length !== statement.allResources.length || items.length > 50) continue;
      if (!items.every((item) => item.arn !== undefined && !item.text.includes('${'))) continue;
      const seen = new Map<string, boolean>();
      for (const action of statement.actions) {
        const facts = action.service === undefined ? undefined : policy.services.service(action.service);
        const known = hasWildcard(action.text)
          ? undefined
          : facts?.actions.get(action.lower.slice(action.lower.indexOf(':') + 1));
        if (facts === undefined || known === undefined || known.resourceTypes.length === 0) continue;
        if (facts.prefix === 'execute-api' || facts.prefix === 'apigateway') continue;
        const types = `${facts.prefix} ${typeNames(known)}`;
        const fits = seen.get(types) ?? items.some((item) => fitsAction(item, known, facts));
        seen.set(types, fits);
        if (fits) continue;
        const sure = facts.prefix === 'lambda' && statement.actions.length === 1;
        yield {
          at: policy.at(action.pointer),
          message: `\`${action.text}\` works on none of the resources of this statement`,
          ...(sure ? {} : { severity: 'warning' as const, confidence: 'likely' as const }),
        };
      }
    }
  },
});
