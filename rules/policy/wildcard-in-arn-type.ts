import { hasWildcard } from '../../src/rule/glob.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { ArnFields } from '../../src/rule/policy-subject.ts';

/** Wildcard inside the resource type or partition/service field. */
export const rule = defineLintRule({
  id: 'wildcard-in-arn-type',
  subject: 'policy',
  when: ['oddarn', 'wildtype'],
  group: 'semantics',
  title: 'Wildcard inside the resource type or partition/service field',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A wildcard inside the service or the type of a resource does not do what it seems to: it is refused, or reaches other types.',
  remedy: 'Write the service and type in full.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: { parliament: 'RESOURCE_MISMATCH (strict)', other: 'parliament only' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const item of [...statement.allResources, ...statement.notResources]) {
        const arn = item.arn;
        if (arn === undefined) continue;
        const service = hasWildcard(arn.service) && !isEverything(arn);
        const partition = hasWildcard(arn.partition) && !/^(\*|aws\*|aws-\*)$/.test(arn.partition);
        const type = hasWildType(arn);
        const what = service ? 'service' : partition ? 'partition' : type ? 'resource type' : undefined;
        if (what !== undefined)
          yield { at: policy.at(item.pointer), message: `\`${item.text}\` has a wildcard inside its ${what}` };
      }
  },
});

/** `arn:aws:*:*:*:*`: another rule tells that it is a star. */
function isEverything({ service, region, account, resource }: ArnFields): boolean {
  return [service, region, account, resource].every((field) => /^[*:]+$/.test(field));
}

/** `f*` and `func*:orders`: the star stands in the type, not in the name. */
function hasWildType({ service, resource }: ArnFields): boolean {
  if (service === 'lambda' && /^[a-z-]+[*?][^:]*$/.test(resource)) return true;
  return TYPED.has(service) && /^[a-z-]+[*?][^:/]*[:/]/.test(resource);
}

/** Services of which every ARN begins with the type of the resource. */
const TYPED: ReadonlySet<string> = new Set([
  'lambda',
  'iam',
  'dynamodb',
  'logs',
  'secretsmanager',
  'states',
  'ecr',
  'ecs',
]);
