import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Writes dist/THIRD_PARTY_LICENSES: name, version and licence text of every package whose code is inside the bundles. */
export function writeLicences(root: string, dist: string, inputs: readonly string[]): void {
  const packages = [...new Set(inputs.map(packageFolder))].sort();
  const texts = packages.map((folder) => licenceOf(resolve(root, folder)));
  writeFileSync(resolve(dist, 'THIRD_PARTY_LICENSES'), `${texts.join(`\n${'-'.repeat(78)}\n\n`)}`);
}

function packageFolder(input: string): string {
  const end = input.lastIndexOf('node_modules/') + 'node_modules/'.length;
  const [first = '', second = ''] = input.slice(end).split('/');
  return input.slice(0, end) + (first.startsWith('@') ? `${first}/${second}` : first);
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (!file || !existsSync(resolve(folder, file))) throw new Error(`${name} is bundled but brings no licence text`);
  return `${name} ${version} (${license})\n\n${readFileSync(resolve(folder, file), 'utf8').trim()}\n`;
}
