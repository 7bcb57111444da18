import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** A suppression that says no reason, or has expired. */
export const rule = defineLintRule({
  id: 'suppression-without-reason',
  subject: 'file',
  group: 'hygiene',
  title: 'Suppression has no reason or is expired',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['settings', 'clock'],
  why: 'Nobody can judge later whether a suppression without a reason still holds. An expired one no longer silences anything.',
  remedy: 'Write `-- reason` behind the rule, and a new `until=` date when it is still right.',
  references: ['https://eslint.org/docs/latest/use/configure/rules#comment-descriptions'],
  equivalents: {},
  *check({ file, suppressions, settings }) {
    for (const suppression of suppressions) {
      if (suppression.fault !== undefined) continue;
      const root = file.rangeAt('')?.start ?? 0;
      const at = { file, pointer: '', within: { start: suppression.offset - root, end: suppression.end - root } };
      if (suppression.until !== undefined && suppression.until < settings.today) {
        yield { at, message: `suppression expired on \`${suppression.until}\`` };
      } else if (suppression.reason === undefined) yield { at, message: 'suppression has no reason' };
    }
  },
});
