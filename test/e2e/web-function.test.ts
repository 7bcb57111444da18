import { expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

// https://docs.aws.amazon.com/lambda/latest/dg/web-functions.html
test('a Lambda Web Function is recognised without credentials and answered honestly', async () => {
  const run = await runCli(['explain', 'https://abc.x.lambda-web.eu-west-1.on.aws/']);
  expect(run.exitCode).toBe(3);
  expect(run.stdout).toMatch(/^NOT SUPPORTED YET/);
  expect(run.stdout).toContain('lambda:InvokeWebFunctionEndpoint');
  expect(run.stderr).toBe('');
});
