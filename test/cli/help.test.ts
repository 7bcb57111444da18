import { describe, expect, test } from 'vitest';
import { loadCommands } from '../../src/cli/commands.ts';
import { helpText } from '../../src/cli/help-texts.ts';
import { renderHelp } from '../../src/cli/render-help.ts';
import { sample } from './sample-command.ts';

describe('help texts', () => {
  test('the help of a command shows usage, options with their values and examples', async () => {
    const help = await renderHelp([sample], 'explain', 100);
    expect(help).toContain('why403 explain <target>');
    expect(help).toMatch(/-c, --caller\s+ARN: who calls/);
    expect(help).toMatch(/--context\s+KEY=VALUE: a condition key \(repeatable\)/);
    expect(help).toContain('[choices: "text", "json"] [default: "text"]');
    expect(help).toMatch(/why403 explain orders\s+one function/);
  });

  test('the help of the tool lists the commands', async () => {
    const help = await renderHelp([sample], undefined, 100);
    expect(help).toMatch(/why403 explain <target>\s+Explain one call/);
  });

  test.each([100, 80])('no line is wider than %i columns', async (width) => {
    const commands = await loadCommands();
    for (const verb of [undefined, ...commands.map((command) => command.name)]) {
      const lines = (await renderHelp(commands, verb, width)).split('\n');
      expect(lines.filter((line) => line.length > width)).toEqual([]);
    }
  });

  test('the widest text that fits is shown', () => {
    const texts = JSON.stringify({ 100: 'wide', 80: 'usual', 60: 'small', 40: 'narrow' });
    expect([120, 99, 80, 61, 40, 20].map((width) => helpText(texts, width))).toEqual([
      'wide',
      'usual',
      'usual',
      'small',
      'narrow',
      'narrow',
    ]);
  });
});

describe('declarations', () => {
  test('every command declares a description, an example, and readable options', async () => {
    for (const command of await loadCommands()) {
      expect(command.describe, command.name).toMatch(/^[A-Z].*[^.]$/);
      expect(command.examples.length, command.name).toBeGreaterThan(0);
      for (const [name, option] of Object.entries(command.options)) {
        expect(name, command.name).toMatch(/^[a-z0-9-]+$/);
        expect(option.describe.length, `${command.name} --${name}`).toBeGreaterThan(0);
      }
    }
  });

  test('the name of a command is the name under which it is loaded', async () => {
    const { commandLoaders } = await import('../../src/cli/commands.ts');
    for (const [name, load] of Object.entries(commandLoaders)) expect((await load()).command.name).toBe(name);
  });
});
