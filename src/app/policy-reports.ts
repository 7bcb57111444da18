import type { LintReport, LintRule, PolicyRule } from '../rule/lint-rule.ts';
import { oncePer } from '../rule/once-per.ts';
import type { PolicySubject } from '../rule/policy-subject.ts';

/** What a rule said about a policy; `crash` when it threw. */
export type PolicyReport =
  | { readonly rule: PolicyRule; readonly said: LintReport }
  | { readonly rule: PolicyRule; readonly crash: string };

/** Everything that the policy rules of a list say about a policy, in the order of the rules. */
export function policyReports(rules: readonly LintRule[], policy: PolicySubject): readonly PolicyReport[] {
  const sorted = sortedRules(rules);
  const reports: PolicyReport[] = [];
  const called = sorted.always.slice();
  for (const feature of policy.features) for (const place of sorted.called.get(feature) ?? NONE) called[place] = 1;
  for (const place of fittingRules(sorted, policy)) {
    const rule = called[place] === 1 ? sorted.policy[place] : undefined;
    if (rule !== undefined) ask(rule, policy, reports);
  }
  if (policy.type !== 'unknown') return reports;
  for (const rule of sorted.policy) if (!fits(rule, policy)) reports.push({ rule, said: { undecided: 'policy type' } });
  return reports;
}

function ask(rule: PolicyRule, policy: PolicySubject, reports: PolicyReport[]): void {
  try {
    for (const said of rule.check(policy)) reports.push({ rule, said });
  } catch (thrown) {
    reports.push({ rule, crash: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}

/** Rules by what they are called for; sorted once per list, not once per document. */
interface SortedRules {
  readonly policy: readonly PolicyRule[];
  /** One at the places in `policy` of the rules that every policy calls. */
  readonly always: Uint8Array;
  /** Places in `policy` of the rules that a feature calls. */
  readonly called: ReadonlyMap<string, readonly number[]>;
  /** Places in `policy` of the rules for policies of an origin and type, whatever their features. */
  readonly fitting: Map<string, readonly number[]>;
}

const sortedRules = oncePer((rules: readonly LintRule[]): SortedRules => {
  const policy = rules.filter((rule) => rule.subject === 'policy');
  const always = Uint8Array.from(policy, (rule) => (rule.when === undefined ? 1 : 0));
  return { policy, always, called: calledRules(policy), fitting: new Map() };
});

/** An action pattern may mean any service: `service:*` calls what any service calls. */
function calledRules(rules: readonly PolicyRule[]): ReadonlyMap<string, readonly number[]> {
  const called = new Map<string, number[]>([['service:*', []]]);
  rules.forEach((rule, place) => {
    for (const feature of rule.when ?? []) called.set(feature, [...(called.get(feature) ?? []), place]);
    if (rule.when?.some((feature) => feature.startsWith('service:')) === true) called.get('service:*')?.push(place);
  });
  return called;
}

const NONE: readonly number[] = [];

function fittingRules({ policy: rules, fitting }: SortedRules, policy: PolicySubject): readonly number[] {
  const key = `${policy.origin} ${policy.type}`;
  const known = fitting.get(key);
  if (known !== undefined) return known;
  const found = rules.flatMap((rule, place) => (fits(rule, policy) ? [place] : []));
  fitting.set(key, found);
  return found;
}

function fits(rule: PolicyRule, policy: PolicySubject): boolean {
  if (policy.origin === 'permissions' && !seesPermissions(rule)) return false;
  if (rule.types !== undefined) return rule.types.includes(policy.type);
  return policy.type !== 'unknown' || !rule.needs.includes('policyType');
}

function seesPermissions(rule: PolicyRule): boolean {
  return rule.permissions ?? (rule.group === 'semantics' || rule.group === 'security' || rule.group === 'invocation');
}
