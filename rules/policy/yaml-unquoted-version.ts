import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Version of a policy without quotes in YAML. */
export const rule = defineLintRule({
  id: 'yaml-unquoted-version',
  subject: 'file',
  group: 'syntax',
  title: 'YAML Version without quotes becomes a date',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Loaders of YAML 1.1 turn 2012-10-17 into a date, which no longer is the version text. CloudFormation copes, other pipelines do not.',
  remedy: 'Put quotes around the version.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html'],
  equivalents: {},
  *check({ file, kind }) {
    if (kind === 'unknown') return;
    for (const scalar of file.plainScalars) {
      if (!scalar.pointer.endsWith('/Version') || !/^20(12|08)-10-17$/.test(scalar.source)) continue;
      const at = { file, pointer: scalar.pointer };
      const fix = {
        title: 'put it in quotes',
        safety: 'safe',
        edits: [{ kind: 'replace', at, value: scalar.source }],
      } as const;
      const message = `version \`${scalar.source}\` without quotes is a date to YAML 1.1 loaders`;
      if (kind !== 'cloudformation') {
        yield { at, message, fix };
        continue;
      }
      // CloudFormation reads it as meant, other readers of the template may not: once is enough.
      yield { at, message, fix, severity: 'info' };
      return;
    }
  },
});
