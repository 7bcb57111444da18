import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ruleExamples } from './rule-examples.ts';
import { ruleNames } from './rule-lists.ts';

const GROUPS = {
  access: 'One explained call',
  policy: 'One policy document',
  template: 'Templates and sets of files',
  account: 'A whole account',
} as const;

interface PageRule {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  readonly confidence: string;
  readonly since: string;
  readonly why: string;
  readonly references: readonly string[];
  readonly remedy?: string;
  readonly group?: string;
  readonly security?: number;
  readonly equivalents?: Readonly<Record<string, string>>;
}

/** One page per rule, from its own words and its fixtures, and the index of all. */
export async function rulePages(root: string): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  const index = ['# Rules', '', 'Made from the rules by `npm run gen`.', ''];
  for (const [group, title] of Object.entries(GROUPS)) {
    const rules = await loadRules(root, group);
    if (rules.length === 0) continue;
    index.push(`## ${title}`, '', '| rule | what it finds | severity |', '|---|---|---|');
    for (const rule of rules) {
      index.push(`| [${rule.id}](${rule.id}.md) | ${cell(rule.title)} | ${rule.severity} |`);
      pages.set(`docs/rules/${rule.id}.md`, page(root, rule, group));
    }
    index.push('');
  }
  pages.set('docs/rules/index.md', index.join('\n'));
  return pages;
}

async function loadRules(root: string, group: string): Promise<PageRule[]> {
  const files = ruleNames(root, group).map((name) => pathToFileURL(resolve(root, 'rules', group, `${name}.ts`)).href);
  const modules: readonly Readonly<Record<string, PageRule>>[] = await Promise.all(files.map((file) => import(file)));
  return modules.flatMap((module) => Object.values(module).filter((exported) => exported.id !== undefined));
}

function page(root: string, rule: PageRule, group: string): string {
  const grade = [`severity ${rule.severity}`, `confidence ${rule.confidence}`, `since ${rule.since}`];
  if (rule.security !== undefined) grade.splice(2, 0, `security ${rule.security.toFixed(1)}`);
  if (rule.group !== undefined) grade.unshift(rule.group);
  return [
    `# ${rule.id}`,
    '',
    `**${rule.title}**`,
    '',
    grade.join(' · '),
    '',
    rule.why,
    '',
    ...(rule.remedy === undefined ? [] : ['## Fix', '', rule.remedy, '']),
    ...ruleExamples(root, rule.id, group === 'access'),
    ...equivalents(rule.equivalents ?? {}),
    '## References',
    '',
    ...rule.references.map((reference) => `- <${reference}>`),
    '',
  ].join('\n');
}

const TOOLS: Readonly<Record<string, string>> = {
  accessAnalyzer: 'IAM Access Analyzer',
  parliament: 'parliament',
  cfnLint: 'cfn-lint',
  checkov: 'checkov',
  cdkNag: 'cdk-nag',
};

function equivalents(names: Readonly<Record<string, string>>): string[] {
  const rows = Object.entries(names).map(([tool, name]) => `| ${TOOLS[tool] ?? tool} | ${cell(name)} |`);
  return rows.length === 0 ? [] : ['## In other tools', '', '| tool | name |', '|---|---|', ...rows, ''];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
