import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foundIn, lintProject, MISSPELLED, projectOf, put } from './lint-project.ts';

/** A statement in YAML whose Effect is misspelled; the comment stands behind it. */
const statement = (comment: string): string => `  - Effect: allow ${comment}
    Action: lambda:InvokeFunction
    Resource: arn:aws:lambda:eu-west-1:111122223333:function:orders
`;
const policy = (...comments: readonly string[]): string =>
  `Version: "2012-10-17"\nStatement:\n${comments.map(statement).join('')}`;

async function found(name: string, text: string): Promise<readonly string[]> {
  const outcome = await lintProject(projectOf({ [name]: text }), { paths: [name] });
  const findings = outcome.result.findings.filter((finding) => finding.severity !== 'info');
  return findings.map((finding) => `${finding.line} ${finding.ruleId} ${finding.message}`);
}

const misspelled = (line: number): string =>
  `${line} invalid-effect Effect \`allow\` is neither \`Allow\` nor \`Deny\``;

describe('a comment silences', () => {
  test.each([
    ['the line', policy('# why403-disable-line invalid-effect -- known')],
    ['the line, any rule', policy('# why403-disable-line -- known')],
    ['two rules, and each is of use', policy('# why403-disable-line invalid-effect -- known')],
    ['until a day that has not come', policy('# why403-disable-line invalid-effect -- known until=2026-11-21')],
    [
      'the next line',
      policy('').replace('  - Effect', '  # why403-disable-next-line invalid-effect -- known\n  - Effect'),
    ],
    ['a block', `# why403-disable invalid-effect -- known\n${policy('')}# why403-enable\n`],
    ['the file', `${policy('')}# why403-disable-file invalid-effect -- known\n`],
  ])('%s', async (_, text) => {
    expect(await found('a.yaml', text)).toEqual([]);
  });

  test('in JSON with comments and in Terraform', async () => {
    const line = '      // why403-disable-next-line invalid-effect -- known\n      "Effect"';
    expect(await found('a.jsonc', MISSPELLED.replace('      "Effect"', line))).toEqual([]);
    const tf = (comment: string): string => `data "aws_iam_policy_document" "orders" {
  statement {
    effect    = "allow" ${comment}
    actions   = ["lambda:InvokeFunction"]
    resources = ["arn:aws:lambda:eu-west-1:111122223333:function:orders"]
  }
}
`;
    expect(await found('a.tf', tf(''))).toEqual([misspelled(3)]);
    for (const comment of ['# why403-ignore', '// why403-disable-line', '/* why403-disable-line'])
      expect(
        await found('a.tf', tf(`${comment} invalid-effect -- known${comment.startsWith('/*') ? ' */' : ''}`)),
      ).toEqual([]);
  });

  test('a block ends where it is enabled again, for the rule that is named', async () => {
    const text = `# why403-disable invalid-effect -- known\n${policy('', '# why403-enable invalid-effect', '')}`;
    expect(await found('a.yaml', text)).toEqual([misspelled(10)]);
  });
});

describe('text is no comment', () => {
  test('a string of JSON or YAML silences nothing', async () => {
    const json = MISSPELLED.replace('"Invoke"', '"Invoke//why403-disable-file"');
    expect((await found('a.json', json)).map((one) => one.split(' ')[1])).toEqual(['invalid-sid', 'invalid-effect']);
    const yaml = policy('').replace('lambda:InvokeFunction', '"lambda:InvokeFunction # why403-disable-file"');
    expect(await found('a.yaml', yaml)).toContain(misspelled(3));
    const block = `Description: |\n  # why403-disable-file -- no\n${policy('')}`;
    expect(await found('a.yaml', block)).toContain(misspelled(5));
    const tf =
      'locals {\n  a = <<EOT\n# why403-disable-file\nEOT\n}\ndata "aws_iam_policy_document" "a" {\n  statement {\n    effect = "allow"\n    actions = ["lambda:InvokeFunction"]\n    resources = ["arn:aws:lambda:eu-west-1:111122223333:function:orders"]\n  }\n}\n';
    expect(await found('a.tf', tf)).toEqual([misspelled(8)]);
  });
});

describe('a suppression that cannot be obeyed is reported', () => {
  test.each([
    [
      '# why403-disable-line invalid-efect -- typo',
      'suppression names the rule `invalid-efect`, which does not exist; `invalid-effect` may be meant',
      true,
    ],
    [
      '# why403-disable-line invalid-effect -- known until=2026-13-45',
      'suppression until `2026-13-45`, which is no day such as 2026-12-31, silences nothing',
      true,
    ],
    [
      '# why403-disable-line invalid-effect -- known until=tomorrow',
      'suppression until `tomorrow`, which is no day such as 2026-12-31, silences nothing',
      true,
    ],
    ['# why403-disable-line invalid-effect -- known until=2026-11-20', 'suppression expired on `2026-11-20`', true],
    ['# why403-disable-line invalid-effect', 'suppression has no reason', false],
    [
      '# why403-disable-line invalid-effect, invalid-sid -- known',
      'suppression of `invalid-sid` silences nothing',
      false,
    ],
  ])('%s', async (comment, message, stays) => {
    const messages = (await found('a.yaml', policy(comment))).map((one) => one.replace(/^\S+ \S+ /, ''));
    expect(messages).toContain(message);
    expect(messages).toHaveLength(stays ? 2 : 1);
  });

  test('but not when only some rules run', async () => {
    const folder = projectOf({ 'a.yaml': policy('# why403-disable-line invalid-effect -- known') });
    expect(foundIn(await lintProject(folder, { off: ['invalid-effect'] }))).toEqual([]);
  });
});

describe('Metadata.why403 of a CloudFormation resource', () => {
  const template = (metadata: string): string => `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Metadata:
      why403: ${metadata}
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: allow
            Action: lambda:InvokeFunction
            Resource: arn:aws:lambda:eu-west-1:111122223333:function:orders
`;
  test.each([
    ['{ignore: [{rule: invalid-effect, reason: known}]}', []],
    ['{ignore: [{id: invalid-effect, reason: known, until: 2026-12-31}]}', []],
    ['{ignore: {rule: "*", reason: known}}', []],
    ['{ignore: [invalid-effect]}', ['suppression has no reason']],
    [
      '{ignore: [{rule: invalid-effect, reason: known, until: 2026-11-20}]}',
      ['suppression expired on `2026-11-20`', '!'],
    ],
    ['{ignores: [invalid-effect]}', ['`ignores` is nothing that why403 reads in metadata; `ignore` is', '!']],
    ['{ignore: [{ruel: invalid-effect, reason: known}]}', ['suppression has the key `ruel`, which is not known', '!']],
    ['{ignore: [{reason: known}]}', ['suppression names no rule, so it silences nothing', '!']],
    ['{}', ['metadata of why403 has no list `ignore`, so it silences nothing', '!']],
  ])('%s', async (metadata, messages) => {
    const all = await found('a.yaml', template(metadata));
    const expected = messages.map((one) => (one === '!' ? misspelled(11).slice(3) : `x ${one}`.slice(2)));
    expect(
      all.map((one) => one.replace(/^\d+ (unused-suppression|suppression-without-reason) /, '').replace(/^\d+ /, '')),
    ).toEqual(expected);
  });
});

describe('`ignores` of the configuration', () => {
  const config = (entry: object): string => JSON.stringify({ ignores: [entry] }, undefined, 2);
  const withEntry = async (entry: object, paths: readonly string[] = []): Promise<readonly string[]> => {
    const folder = projectOf({ 'infra/a.json': MISSPELLED, 'why403.config.json': config(entry) });
    put(folder, 'infra/b.json', MISSPELLED.replace('"Invoke"', '"Other"'));
    const { result } = await lintProject(folder, { paths });
    // The configuration is named as seen from the folder that the tests run in.
    const places = result.findings.map(
      (one) => `${one.path.split('/').at(-1)}:${one.line} ${one.message.replace(/^Effect.*/, 'Effect')}`,
    );
    return places.sort();
  };

  test.each([
    [{ rule: 'invalid-effect', sid: 'Invoke', reason: 'known' }, ['b.json:6 Effect']],
    [{ rule: 'invalid-effect', file: 'infra/*.json', reason: 'known', until: '2026-11-21' }, []],
    [{ rule: '*', file: 'b.json', reason: 'known' }, ['a.json:6 Effect']],
    [
      { rule: 'invalid-effect', reason: 'known', until: '2026-11-20' },
      [
        'a.json:6 Effect',
        'b.json:6 Effect',
        'why403.config.json:3 entry of `ignores` for `invalid-effect` expired on `2026-11-20`',
      ],
    ],
    [
      { rule: 'invalid-effect', file: 'gone.json', reason: 'known' },
      [
        'a.json:6 Effect',
        'b.json:6 Effect',
        'why403.config.json:3 entry of `ignores` for `invalid-effect` silences nothing',
      ],
    ],
    [{ rule: 'invalid-effect' }, ['why403.config.json:3 entry of `ignores` for `invalid-effect` has no reason']],
  ])('%j', async (entry, expected) => {
    expect(await withEntry(entry)).toEqual(expected);
  });

  test('an entry about files that are not linted this time is left alone', async () => {
    expect(
      await withEntry({ rule: 'invalid-effect', file: 'infra/b.json', reason: 'known' }, [join('infra', 'a.json')]),
    ).toEqual(['a.json:6 Effect']);
  });
});
