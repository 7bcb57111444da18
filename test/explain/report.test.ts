import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { STORIES } from '../../src/app/demo/stories.ts';
import { explainSnapshot } from '../../src/app/explain-snapshot.ts';
import { explainJsonSchema } from '../../src/report/explain-json-schema.ts';
import { FIX_FORMATS } from '../../src/report/fix-format.ts';
import { shellCommand, shellQuote } from '../../src/report/shell-command.ts';
import { columns, wrap } from '../../src/report/wrap.ts';
import { writeExplanation } from '../../src/report/write-explanation.ts';
import { parseSnapshot } from '../../src/snapshot/parse-snapshot.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { CALLERS, collected, invokeCall, policy, refused, urlCall } from './evidence.ts';

const PLAIN = { colour: false, width: 100, unicode: true };
const story = (id: string): Snapshot => {
  const found = STORIES.flatMap(({ variants }) => variants).find((variant) => variant.id === id);
  if (found === undefined) throw new Error(`no story ${id}`);
  return found.snapshot;
};
const text = (snapshot: Snapshot, changes: Partial<Parameters<typeof writeExplanation>[1]> = {}) =>
  writeExplanation(explainSnapshot(snapshot), { format: 'text', fix: 'cli', trace: false, style: PLAIN, ...changes });

/** Every saved call of the rules, and the stories. */
function savedCalls(): readonly Snapshot[] {
  const folder = resolve(import.meta.dirname, '../../fixtures/rules');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  const texts = files
    .map((file) => readFileSync(resolve(folder, file), 'utf8'))
    .filter((file) => file.includes('"why403.snapshot/1"'));
  return texts.flatMap((file) => {
    const parsed = parseSnapshot(file, 'fixture');
    return parsed.ok ? [parsed.value] : [];
  });
}

const calls = [...savedCalls(), ...STORIES.flatMap(({ variants }) => variants.map(({ snapshot }) => snapshot))];

describe('the text', () => {
  test('begins with the verdict and names the statement that grants', () => {
    const lines = text(story('1-invoke-granted')).split('\n');
    expect(lines[0]).toBe('ALLOWED  function orders  ·  caller user/alice  ·  ca-central-1');
    expect(lines.join(' ').replace(/ +/g, ' ')).toContain(
      'granted by user/alice › inline "invoke" › statement 1 (Sid CallOrders), line 4',
    );
  });

  test('says the nearest miss as prose', () => {
    expect(text(story('2-api-get')).replace(/\s+/g, ' ')).toContain(
      'would match but for the method it names method `POST`, the call `GET`',
    );
  });

  test('lists granted and missing action of a function URL', () => {
    const shown = text(story('4-url-one-grant'));
    expect(shown).toContain('✔ lambda:InvokeFunctionUrl granted by');
    expect(shown).toContain('✘ lambda:InvokeFunction    missing');
    expect(shown).toContain('--invoked-via-function-url');
  });

  test.each([40, 72, 100])('never leaves %i columns, except for what is to be copied', (width) => {
    for (const snapshot of calls) {
      const report = explainSnapshot({ ...snapshot });
      const shown = writeExplanation(
        { ...report, fixes: [] },
        { format: 'text', fix: 'cli', trace: true, style: { ...PLAIN, width } },
      );
      expect(shown.split('\n').filter((line) => columns(line) > width)).toEqual([]);
    }
  });

  test('of the commands to copy stays within 100 columns too', () => {
    for (const snapshot of calls)
      expect(
        text(snapshot)
          .split('\n')
          .filter((line) => columns(line) > 100),
      ).toEqual([]);
  });

  test('has no colour and no sign beyond ASCII marks where the terminal wants none', () => {
    const shown = text(story('4-url-one-grant'), { style: { ...PLAIN, unicode: false } });
    expect(shown).toContain('+ lambda:InvokeFunctionUrl');
    expect(shown).toContain('x lambda:InvokeFunction ');
    expect(shown).not.toContain('\u001b');
    expect(text(story('4-url-one-grant'), { style: { ...PLAIN, colour: true } })).toContain(
      '\u001b[31mDENIED\u001b[0m',
    );
  });

  test('shows every layer and four marks per statement in the trace', () => {
    const shown = text(story('2-api-get'), { trace: true });
    for (const layer of ['scp', 'resource', 'identity', 'boundary', 'session'])
      expect(shown).toMatch(new RegExp(`\\d ${layer}: `));
    expect(shown).toContain('Allow principal ✔  action ✔  resource ✘  condition ✔');
  });
});

describe('foreign names', () => {
  const call = invokeCall(CALLERS.alice);
  const source = {
    layer: 'identity',
    kind: 'inline',
    name: 'p\u202e\u001b]0;x\u0007\nrm -rf /',
    attachedTo: 'user/\u001b[2J',
  } as const;
  const document = collected(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: { Sid: 'a\u001b[1m', Effect: 'Deny', Action: 'lambda:*', Resource: '*' },
    }),
  );
  const hostile = {
    ...call,
    caller: collected({ ...CALLERS.alice, userName: 'al\u001b[31mice\n$(id)' }),
    identity: { ...call.identity, policies: collected([{ source, document }]) },
  };

  test.each([...FIX_FORMATS])('drive no terminal and end no comment (%s)', (fix) => {
    for (const format of ['text', 'markdown'] as const) {
      const shown = text(hostile, { format, fix, trace: true });
      expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
      expect(shown).not.toMatch(/^\s*rm -rf/m);
      expect(shown).toContain('\\u{1b}');
    }
  });
});

describe('JSON', () => {
  test('of every saved call has the published shape', () => {
    for (const snapshot of calls) {
      const parsed = explainJsonSchema.safeParse(JSON.parse(text(snapshot, { format: 'json', trace: true })));
      expect(parsed.error?.issues).toBeUndefined();
    }
  });

  test('carries verdict, exit code, actions and the proved fix', () => {
    expect(JSON.parse(text(story('4-url-one-grant'), { format: 'json' }))).toMatchObject({
      schema: 'why403.explain/1',
      verdict: 'implicitDeny',
      exitCode: 1,
      actions: [
        { action: 'lambda:InvokeFunctionUrl', decision: 'allowed' },
        { action: 'lambda:InvokeFunction', decision: 'implicitDeny' },
      ],
      findings: [{ rule: 'function-url-without-invoke-function' }],
      fixes: [{ proved: true, edits: [{ kind: 'addFunctionPermission' }] }],
    });
  });
});

describe('commands', () => {
  const words = [
    'aws',
    "it's",
    '--policy-document',
    JSON.stringify({ a: 'x,y'.repeat(60), b: ["'", '$HOME'] }),
    '--flag',
    'a b',
    `--long=${'z'.repeat(300)}`,
    '`id`',
    'back\\slash',
    '{"text":"a, b"}',
  ];

  test('are taken literally by a shell, however they are broken into lines', () => {
    const script = `printf '%s\\0' ${shellCommand(words).join('\n')}`;
    const taken = execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
    expect(taken.map(compact)).toEqual(words.map(compact));
    expect(taken.slice(4)).toEqual(words.slice(4));
  });

  /** Blanks between the tokens of JSON may be added. */
  function compact(word: string): string {
    return word.startsWith('{') ? JSON.stringify(JSON.parse(word)) : word;
  }

  test('quote control characters so that the shell restores them', () => {
    const word = "al\u001b[31m\n'ice\\";
    expect(shellQuote(word)).not.toContain('\u001b');
    expect(execFileSync('bash', ['-c', `printf '%s' ${shellQuote(word)}`], { encoding: 'utf8' })).toBe(word);
  });
});

describe('the fix in other languages', () => {
  const shown = (fix: (typeof FIX_FORMATS)[number]) => text(story('4-url-one-grant'), { fix });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
  test('CloudFormation is YAML with the property of the second grant', () => {
    const [, yaml = ''] = /\n(Resources:[\s\S]*?)\n\nexit/.exec(shown('cloudformation')) ?? [];
    expect(parse(yaml)).toEqual({
      Resources: {
        Why403Invoke: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: 'arn:aws:lambda:ca-central-1:111122223333:function:orders',
            Principal: 'arn:aws:iam::111122223333:role/app',
            InvokedViaFunctionUrl: true,
          },
        },
      },
    });
  });

  test('Terraform names the version of the provider that has the argument', () => {
    expect(shown('terraform')).toContain('needs hashicorp/aws 6.28.0 or newer');
    expect(shown('terraform')).toContain('  invoked_via_function_url = true');
  });

  test('CDK and JSON carry the same grant', () => {
    expect(shown('cdk')).toContain('"invokedViaFunctionUrl": true');
    expect(shown('json')).toContain('"lambda:InvokedViaFunctionUrl": "true"');
  });
});

test('wrapping keeps every word and cuts only what is wider than the line', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
  expect(wrap('x'.repeat(25), 10)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)]);
  expect(columns('注文')).toBe(4);
});

describe('with unreadable evidence', () => {
  test('a denied call says why no fix is printed', () => {
    const call = invokeCall(CALLERS.partner);
    const blind = refused('iam:ListRolePolicies');
    expect(text({ ...call, identity: { ...call.identity, policies: blind } })).toContain('no change can be proved');
  });

  test('an action that is only open is not called missing', () => {
    const tutorial = {
      Effect: 'Allow',
      Principal: { AWS: CALLERS.partner.roleArn },
      Action: 'lambda:InvokeFunctionUrl',
      Resource: '*',
    };
    const call = urlCall(CALLERS.partner, policy(tutorial));
    const shown = text({ ...call, identity: { ...call.identity, policies: refused('iam:ListRolePolicies') } });
    expect(shown).toContain('A function URL needs two grants, and one is missing.');
    expect(shown).toContain('? lambda:InvokeFunctionUrl open: granted by');
  });
});
