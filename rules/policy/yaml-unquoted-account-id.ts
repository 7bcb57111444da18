import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Account id without quotes in YAML. */
export const rule = defineLintRule({
  id: 'yaml-unquoted-account-id',
  subject: 'file',
  group: 'syntax',
  title: 'YAML account id without quotes becomes a number',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  needs: ['document'],
  why: 'Twelve digits without quotes are a number to YAML loaders. A leading zero is lost, or makes the number octal, and the principal names another account.',
  remedy: 'Put quotes around the account id.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://yaml.org/type/int.html',
  ],
  equivalents: {},
  *check({ file, kind }) {
    if (kind === 'unknown') return;
    for (const scalar of file.plainScalars) {
      if (!/^\d{12}$/.test(scalar.source)) continue;
      const at = { file, pointer: scalar.pointer };
      const zero = scalar.source.startsWith('0');
      const message = zero
        ? `account id \`${scalar.source}\` without quotes loses its leading zero`
        : `account id \`${scalar.source}\` without quotes is a number`;
      const fix = {
        title: 'put it in quotes',
        safety: 'safe',
        edits: [{ kind: 'replace', at, value: scalar.source }],
      } as const;
      // Without a leading zero CloudFormation makes the same text of it again.
      yield { at, message, fix, ...(zero || kind !== 'cloudformation' ? {} : { severity: 'info' }) };
    }
  },
});
