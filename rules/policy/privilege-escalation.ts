import { broadResource } from '../../src/rule/broad-resource.ts';
import { ESCALATION_PATHS } from '../../src/rule/escalation-paths.ts';
import { globMatches } from '../../src/rule/glob.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { ActionItem } from '../../src/rule/policy-subject.ts';

/** Action set permits privilege escalation. */
export const rule = defineLintRule({
  id: 'privilege-escalation',
  subject: 'policy',
  when: ['service:iam', 'service:lambda'],
  types: ['identity', 'session'],
  group: 'security',
  title: 'Action set permits privilege escalation',
  severity: 'warning',
  confidence: 'certain',
  security: 8.0,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Together these actions give the principal more than it has: a policy of its own making, or code that runs with a stronger role.',
  remedy: 'Take one of the actions away, or narrow its resource.',
  references: ['https://cloudsplaining.readthedocs.io/'],
  equivalents: {
    parliament: 'PRIVILEGE_ESCALATION (community)',
    checkov: 'CKV_AWS_110, CKV_AWS_286',
    other: 'Cloudsplaining, PMapper, pathfinding.cloud',
  },
  *check(policy) {
    const broad = policy.statements.filter(
      (item) => item.effect === 'Allow' && !item.has('Condition') && broadResource(item),
    );
    // Everything on everything is a finding of its own.
    const granted = broad.flatMap((statement) => statement.actions.filter(mayEscalate));
    if (granted.length === 0) return;
    const exact = new Map(granted.toReversed().map((item) => [item.lower, item]));
    const wild = granted.filter((item) => item.word.wild);
    const grants = (lower: string): ActionItem | undefined =>
      exact.get(lower) ?? wild.find((item) => globMatches(item.lower, lower));
    const found = new Map<ActionItem, string[]>();
    for (const { path, lower } of PATHS) {
      const [start = '', ...more] = lower;
      // Who may replace the code needs no layer.
      if (start === 'lambda:updatefunctionconfiguration' && grants('lambda:updatefunctioncode') !== undefined) continue;
      const first = grants(start);
      if (first === undefined || !more.every((action) => grants(action) !== undefined)) continue;
      found.set(first, [...(found.get(first) ?? []), path.map((action) => `\`${action}\``).join(' with ')]);
    }
    for (const [item, paths] of found) yield { at: policy.at(item.pointer), message: meaning(item, paths) };
  },
});

/** One entry may be the beginning of many ways. */
function meaning({ text }: ActionItem, [first = '', ...others]: readonly string[]): string {
  if (others.length === 0) return `${first} can give the principal more than it has`;
  return `\`${text}\` holds ${others.length + 1} ways to give the principal more than it has, such as ${first}`;
}

const PATHS = ESCALATION_PATHS.map((path) => ({ path, lower: path.map((action) => action.toLowerCase()) }));
const SERVICES: ReadonlySet<string> = new Set(
  PATHS.flatMap(({ lower }) => lower.map((action) => action.slice(0, action.indexOf(':')))),
);

function mayEscalate({ service, word }: ActionItem): boolean {
  return service !== undefined && (word.wild || SERVICES.has(service));
}
