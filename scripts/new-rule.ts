import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { accessRuleSource, lintRuleSource } from './generate/rule-source.ts';

const root = resolve(import.meta.dirname, '..');
const groups = ['access', 'policy', 'template', 'account'];

/** Creates the rule file and its fixture folder; returns the paths, or throws with what is wrong about the name. */
export function newRule(target: string, folder: string): string[] {
  const [group = '', id = '', ...rest] = target.split('/');
  if (rest.length > 0 || !groups.includes(group) || !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id)) {
    throw new Error(`write <group>/<rule-id>, group one of ${groups.join(', ')}, e.g. access/foo-without-bar`);
  }
  const taken = groups.find((name) => existsSync(resolve(folder, 'rules', name, `${id}.ts`)));
  if (taken) throw new Error(`there is a rule ${taken}/${id} already`);
  const rule = `rules/${group}/${id}.ts`;
  const fixtures = `fixtures/rules/${id}`;
  mkdirSync(resolve(folder, 'rules', group), { recursive: true });
  mkdirSync(resolve(folder, fixtures), { recursive: true });
  writeFileSync(resolve(folder, rule), group === 'access' ? accessRuleSource(id) : lintRuleSource(id, group));
  return [rule, fixtures];
}

if (process.argv[1]?.endsWith('new-rule.ts')) {
  try {
    const [rule = '', fixtures = ''] = newRule(process.argv[2] ?? '', root);
    console.log(`created ${rule} and ${fixtures}/`);
    console.log(`next: put at least one fires-<what>.json and one quiet-<what>.json into ${fixtures}/,`);
    console.log('write check(), run `npm run gen`, then `npx vitest run --project unit test/rules`');
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : thrown);
    process.exitCode = 2;
  }
}
