/** The text of a new rule about one explained call: it compiles and finds nothing yet. */
export function accessRuleSource(id: string): string {
  return `import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** ${words(id)}. */
export const ${camel(id)} = defineAccessRule({
  id: '${id}',
  title: '${words(id)}',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html'],
  why: 'Why AWS refuses this, and what to do.',
  check(access) {
    if (access.question === undefined) return [];
    return [];
  },
});
`;
}

/** The text of a new lint rule: it compiles and finds nothing yet. */
export function lintRuleSource(id: string, subject: string): string {
  return `import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** ${words(id)}. */
export const rule = defineLintRule({
  id: '${id}',
  subject: '${subject}',
  group: 'semantics',
  title: '${words(id)}',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  needs: [${subject === 'account' ? "'account'" : "'document'"}],
  why: 'Why this is wrong.',
  remedy: 'How to repair it.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: {},
  *check(${subject}) {
    const found: readonly never[] = [];
    yield* found;
    void ${subject};
  },
});
`;
}

function words(id: string): string {
  return id.replaceAll('-', ' ');
}

function camel(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
