import { suppliesKey } from '../../src/rule/action-keys.ts';
import { keyFacts } from '../../src/rule/key-facts.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { namedList } from '../../src/rule/named-list.ts';
import type { ActionItem, PolicySubject } from '../../src/rule/policy-subject.ts';

/** Condition key is never present for the action. */
export const rule = defineLintRule({
  id: 'condition-key-not-for-action',
  subject: 'policy',
  when: ['servicekey'],
  group: 'semantics',
  title: 'Condition key is never present for the action',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['serviceData'],
  why: 'Requests for the action do not carry the key: an Allow never applies, and with IfExists or a negated operator the condition is always true.',
  remedy: 'Use a key that the action supplies.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-action-for-condition-key',
  ],
  equivalents: { accessAnalyzer: 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY', parliament: 'UNKNOWN_CONDITION_FOR_ACTION' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        const [prefix = ''] = condition.keyLower.split(':');
        const facts = prefix === 'aws' ? undefined : policy.services.service(prefix);
        if (facts === undefined || condition.base === 'null' || keyFacts(condition, policy.services) === undefined)
          continue;
        const { actions } = statement;
        if (statement.open.has('Action') || actions.length === 0 || TRAVELS.has(condition.keyLower)) continue;
        if (actions.some((item) => isVague(item) || mayHave(item, policy, condition.keyLower))) continue;
        yield {
          at: policy.at(condition.pointer, 'key'),
          message: `\`${condition.key}\` is never in requests for ${namedList(actions.map(({ text }) => text))}`,
          ...(prefix === 'lambda' && statement.effect === 'Allow' && actions.every((item) => item.service === prefix)
            ? {}
            : { severity: 'warning' as const, confidence: 'likely' as const }),
        };
      }
  },
});

/** A pattern over services, or an action that is not known. */
function isVague({ service, word }: ActionItem): boolean {
  return service === undefined || service.includes('*') || word.facts().length === 0;
}

function mayHave({ service = '', word }: ActionItem, policy: PolicySubject, keyLower: string): boolean {
  const facts = policy.services.service(service);
  return facts === undefined || word.facts().some((action) => suppliesKey(action, facts, keyLower));
}

/**
 * Keys that say where credentials come from: they travel with calls of every service.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html and the documents of Lambda and Glue.
 */
const TRAVELS: ReadonlySet<string> = new Set([
  'lambda:sourcefunctionarn',
  'ec2:sourceinstancearn',
  'ec2:roledelivery',
  'ssm:sourceinstancearn',
  'glue:roleassumedby',
  'glue:credentialissuingservice',
]);
