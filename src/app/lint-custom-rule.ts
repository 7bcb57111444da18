import { globMatches } from '../rule/glob.ts';
import { defineLintRule, type LintRule } from '../rule/lint-rule.ts';
import type { StatementSubject, TextItem } from '../rule/policy-subject.ts';
import type { CustomRuleConfig } from './lint-config-schema.ts';

/** A rule declared as data: every statement that fits all that is stated is reported. */
export function customRule(declared: CustomRuleConfig): LintRule {
  const { match } = declared;
  const types = match.type === undefined ? undefined : [match.type].flat();
  return defineLintRule({
    id: declared.id,
    subject: 'policy',
    group: 'hygiene',
    permissions: true,
    title: declared.message,
    severity: declared.severity,
    confidence: 'certain',
    since: '0',
    needs: types === undefined ? ['document'] : ['policyType'],
    why: `${declared.message}.`,
    remedy: 'Ask who declared the rule in the configuration.',
    references: [],
    equivalents: {},
    ...(types === undefined ? {} : { types }),
    *check(policy) {
      for (const statement of policy.statements) {
        if (fitsStatement(statement, match)) yield { at: policy.at(statement.pointer), message: declared.message };
      }
    },
  });
}

type Patterns = string | readonly string[] | undefined;

function fitsStatement(statement: StatementSubject, match: CustomRuleConfig['match']): boolean {
  if (match.effect !== undefined && statement.effect !== match.effect) return false;
  const keys = statement.conditions.map((condition) => condition.keyLower);
  if (match.withoutCondition !== undefined && anyFits(match.withoutCondition, keys, true)) return false;
  return (
    anyFits(match.action, texts(statement.actions), true) &&
    anyFits(match.resource, texts(statement.resources), false) &&
    anyFits(match.principal, texts(statement.principals), false) &&
    anyFits(match.withCondition, keys, true)
  );
}

function texts(items: readonly TextItem[]): readonly string[] {
  return items.map((item) => item.text);
}

/** Whether one of the patterns matches one of the texts; true when nothing is asked. */
function anyFits(patterns: Patterns, values: readonly string[], fold: boolean): boolean {
  if (patterns === undefined) return true;
  const folded = (text: string): string => (fold ? text.toLowerCase() : text);
  return [patterns].flat().some((pattern) => values.some((value) => globMatches(folded(pattern), folded(value))));
}
