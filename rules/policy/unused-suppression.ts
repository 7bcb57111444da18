import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** A suppression that silences nothing. */
export const rule = defineLintRule({
  id: 'unused-suppression',
  subject: 'file',
  group: 'hygiene',
  title: 'Suppression or baseline entry matches nothing',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['settings'],
  why: 'What it silenced is gone. Left in place it will silence the next mistake of that kind.',
  remedy: 'Take the suppression away.',
  references: ['https://eslint.org/docs/latest/use/command-line-interface#--report-unused-disable-directives'],
  equivalents: {},
  *check({ file, suppressions }) {
    for (const suppression of suppressions) {
      if (suppression.used && suppression.fault === undefined) continue;
      const names =
        suppression.rules.length === 0 ? 'every rule' : suppression.rules.map((name) => `\`${name}\``).join(', ');
      const root = file.rangeAt('')?.start ?? 0;
      const at = { file, pointer: '', within: { start: suppression.offset - root, end: suppression.end - root } };
      yield { at, message: suppression.fault ?? `suppression of ${names} silences nothing` };
    }
  },
});
