import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintProject, MISSPELLED, projectOf, put } from './lint-project.ts';

const fix = { fix: 'apply' } as const;
const repairedText = MISSPELLED.replace('"allow"', '"Allow"');
const read = (folder: string, name: string): Buffer => readFileSync(join(folder, name));

/** A template that lacks the second permission of a function URL; anchors, comments and an odd order of keys. */
const template = `# head
AWSTemplateFormatVersion: "2010-09-09"   # version
x-common: &common
  Principal: "111122223333"     # us
  FunctionUrlAuthType: AWS_IAM
Resources:
  Url:
    Type: AWS::Lambda::Url
    Properties:
      AuthType: AWS_IAM
      TargetFunctionArn: !Ref Orders
  # about the permission
  Grant:
    Properties:
      <<: *common
      FunctionName: !Ref Orders    # who
      Action: lambda:InvokeFunctionUrl
    Type: AWS::Lambda::Permission
  Orders:
    Type: AWS::Lambda::Function
    Properties: {Runtime: nodejs22.x, Handler: index.handler, Role: !GetAtt Role.Arn, Code: {ZipFile: "x"}}
`;

describe('--fix', () => {
  test.each([
    ['tabs and no end of line', MISSPELLED.replaceAll('  ', '\t').trimEnd()],
    ['CR LF', MISSPELLED.replaceAll('\n', '\r\n')],
    ['a comment', MISSPELLED.replace('{\n', '{ // why\n')],
    ['one line', JSON.stringify(JSON.parse(MISSPELLED))],
    [
      'YAML with a byte order mark',
      '\uFEFF- Effect: allow   # why\n  Action: "lambda:InvokeFunction"\n'.replace(
        '- ',
        'Version: "2012-10-17"\nStatement:\n- ',
      ),
    ],
  ])('changes nothing but the mistake: %s', async (name, text) => {
    const path = name.includes('YAML') ? 'a.yaml' : 'a.jsonc';
    const folder = projectOf({ [path]: text });
    const outcome = await lintProject(folder, fix);
    expect(read(folder, path).toString()).toBe(text.replace('allow', 'Allow'));
    expect(outcome.notes).toContain('repaired 1 file');
  });

  // `ForAllValues` without a guard is repaired by a member more, which is not put into a text.
  test.each(['a.json', 'answers/a.json'])('a policy in a string gets no members, %s', async (path) => {
    const condition = { 'ForAllValues:StringEquals': { 'oam:ResourceTypes': ['AWS::Logs::LogGroup'] } };
    const statement = { Effect: 'Allow', Action: 'oam:CreateLink', Resource: '*', Condition: condition };
    const principal = { AWS: 'arn:aws:iam::444455556666:role/app' };
    const policy = { Version: '2012-10-17', Statement: [{ Principal: principal, ...statement }] };
    const text = JSON.stringify({ Policy: JSON.stringify(policy) });
    const folder = projectOf({ [path]: text });
    const { result } = await lintProject(folder, fix);
    expect(read(folder, path).toString()).toBe(text);
    expect(result.findings.map(({ ruleId }) => ruleId)).toContain('forallvalues-without-null-guard');
  });

  test.each([['\n'], ['\r\n']])(
    'adds lines that end as the others do, keeps comments and anchors (%j)',
    async (end) => {
      const folder = projectOf({ 'a.yaml': template.replaceAll('\n', end) });
      await lintProject(folder, fix);
      const text = read(folder, 'a.yaml').toString();
      expect(text.split(end).join('')).not.toMatch(/[\r\n]/);
      // Every line is still there, in its order.
      const lines = text.split(end);
      for (const line of template.split('\n')) {
        expect(lines).toContain(line);
        lines.splice(0, lines.indexOf(line) + 1);
      }
      expect(text).toContain('InvokedViaFunctionUrl: true');
    },
  );

  test('a second run changes nothing', async () => {
    const folder = projectOf({ 'a.yaml': template, 'b.json': MISSPELLED });
    await lintProject(folder, fix);
    const after = [read(folder, 'a.yaml'), read(folder, 'b.json')];
    expect((await lintProject(folder, fix)).notes).toContain('repaired 0 files');
    expect([read(folder, 'a.yaml'), read(folder, 'b.json')]).toEqual(after);
  });

  test('takes a statement of YAML away and nothing that stands around it', async () => {
    const statement = (sid: string): string =>
      `  - Sid: ${sid} # of ${sid}\n    Effect: Allow\n    Action: s3:GetObject\n    Resource: arn:aws:s3:::orders/*\n`;
    const other = '  # last\n  - {Sid: Last, Effect: Deny, Action: s3:PutObject, Resource: "arn:aws:s3:::orders/*"}\n';
    const head = "Version: '2012-10-17'\nStatement:\n";
    const folder = projectOf({ 'a.yaml': `${head}${statement('One')}${statement('Two')}${other}Id: orders\n` });
    const outcome = await lintProject(folder, fix);
    expect(outcome.notes).toContain('repaired 1 file');
    expect(read(folder, 'a.yaml').toString()).toBe(`${head}${statement('One')}${other}Id: orders\n`);
  });

  test('a file that a fix would spoil stays as it is, and it is said', async () => {
    const rule = `export const rule = { id: 'spoil', subject: 'policy', *check(policy) {
      const at = policy.at('');
      yield { at, message: 'seen', fix: { title: 'spoil', safety: 'safe', edits: [{ kind: 'text', at, start: 0, end: 1, text: '' }] } };
    } };`;
    const files = { 'a.json': repairedText, 'b.json': MISSPELLED };
    const folder = projectOf({
      ...files,
      'why403.config.json': '{"plugins":["./rule.mjs"],"overrides":[{"files":"b.json","rules":{"spoil":"off"}}]}',
      'rule.mjs': rule,
    });
    const outcome = await lintProject(folder, fix);
    expect(read(folder, 'a.json').toString()).toBe(repairedText);
    expect(read(folder, 'b.json').toString()).toBe(repairedText);
    expect(outcome.notes).toContain('`a.json` was not repaired: it is not readable after its fixes');
    expect(outcome.notes).toContain('repaired 1 file');
  });

  test('leaves plans of Terraform alone, which are made from something else', async () => {
    const policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'allow', Action: '*', Resource: '*' }],
    });
    const resource = { address: 'aws_iam_policy.p', type: 'aws_iam_policy', mode: 'managed', values: { policy } };
    const plan = JSON.stringify({
      terraform_version: '1.9.0',
      planned_values: { root_module: { resources: [resource] } },
    });
    const folder = projectOf({ 'plan.json': plan });
    const linted = await lintProject(folder, fix);
    expect(linted.result.findings.map(({ ruleId }) => ruleId)).toContain('invalid-effect');
    expect(read(folder, 'plan.json').toString()).toBe(plan);
  });

  test('keeps the mode of a file', async () => {
    const folder = projectOf({ 'a.json': MISSPELLED });
    chmodSync(join(folder, 'a.json'), 0o640);
    await lintProject(folder, fix);
    expect(statSync(join(folder, 'a.json')).mode & 0o777).toBe(0o640);
    expect(read(folder, 'a.json').toString()).toBe(repairedText);
  });

  test('does not follow a link out of the project, and says so', async () => {
    const folder = projectOf({
      'outside/a.json': MISSPELLED,
      'project/.git/HEAD': '',
      'project/real.json': MISSPELLED,
    });
    symlinkSync('../outside/a.json', join(folder, 'project/link.json'));
    symlinkSync('real.json', join(folder, 'project/inner.json'));
    const outcome = await lintProject(join(folder, 'project'), { ...fix, paths: ['link.json', 'inner.json'] });
    expect(read(folder, 'outside/a.json').toString()).toBe(MISSPELLED);
    expect(read(folder, 'project/real.json').toString()).toBe(repairedText);
    expect(outcome.notes).toContain('`link.json` was not repaired: it is a link to a file outside of the project');
  });

  test('leaves bytes alone that it cannot give back', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"Id":"'),
      Buffer.from([0xff]),
      Buffer.from(`",${JSON.stringify(JSON.parse(MISSPELLED)).slice(1)}`),
    ]);
    const wide = Buffer.from(`\uFEFF${MISSPELLED}`, 'utf16le');
    const folder = projectOf({ 'a.json': bytes, 'b.json': wide });
    const outcome = await lintProject(folder, fix);
    expect([read(folder, 'a.json'), read(folder, 'b.json')]).toEqual([bytes, wide]);
    expect(outcome.notes.filter((note) => note.includes('was not repaired: it is not UTF-8'))).toHaveLength(2);
  });

  test('stdin comes out repaired, what is left to say goes to stderr', async () => {
    const outcome = await lintProject(
      projectOf({}),
      { ...fix, paths: ['-'], stdinFilename: 'a.json', stdin: async () => MISSPELLED },
      'text',
    );
    expect(outcome.text).toBe(repairedText);
    expect(outcome.notes.join('\n')).toContain('no findings in 1 file');
  });
});

describe('--fix-dry-run', () => {
  const show = { fix: 'show' } as const;

  test('prints a difference that git applies, and writes nothing', async () => {
    const texts = {
      'a.yaml': template,
      'b.json': MISSPELLED.trimEnd(),
      'sp ace/\u00e4.yaml': '\uFEFFVersion: "2012-10-17"\r\nStatement:\r\n- Effect: allow\r\n  Action: s3:Get\r\n',
      'c.json': MISSPELLED.replaceAll('\n', '\r\n').replaceAll('  ', '\t'),
      'd.json': JSON.stringify(
        {
          Version: '2012-10-17',
          Statement: [1, 2, 3, 4].map((n) => ({ Sid: `S${n}`, Effect: 'allow', Action: `s3:Get${n}`, Resource: '*' })),
        },
        undefined,
        2,
      ),
    };
    const folder = projectOf(texts);
    const outcome = await lintProject(folder, show);
    for (const [name, text] of Object.entries(texts)) expect(read(folder, name).toString()).toBe(text);
    const applied = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
      cwd: folder,
      input: outcome.text,
      encoding: 'utf8',
    });
    expect(applied.stderr).toBe('');
    const patched = Object.keys(texts).map((name) => read(folder, name).toString());
    for (const [name, text] of Object.entries(texts)) put(folder, name, text);
    await lintProject(folder, fix);
    expect(patched).toEqual(Object.keys(texts).map((name) => read(folder, name).toString()));
  });

  test('exits 1 when there is something to change', async () => {
    expect((await lintProject(projectOf({ 'a.json': MISSPELLED }), show)).exitCode).toBe(1);
    const clean = await lintProject(projectOf({ 'a.json': repairedText }), show);
    expect([clean.exitCode, clean.text]).toEqual([0, '']);
  });
});
