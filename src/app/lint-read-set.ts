import type { LintSettings } from '../rule/lint-settings.ts';
import { NO_SETTINGS } from '../rule/lint-settings.ts';
import type { HclFile } from '../source/read-hcl-source.ts';
import { DEFAULT_LIMITS, type ReadLimits, type ReadSource, readJsonSource } from '../source/read-source.ts';
import { assembleAccount, assembleTemplate } from '../template/assemble-template.ts';
import { loadFile } from '../template/load-file.ts';
import { type TemplateDraft, templateDraft } from '../template/template-draft.ts';
import type { LintSubjects, RawRun } from './lint-run.ts';
import type { LintInput, LintSetOptions } from './lint-set.ts';

/** What a set of texts declares, and what of it was not read. */
export interface SetRead {
  readonly subjects: LintSubjects;
  readonly notRead: RawRun['undecided'];
}

/** Reads a set of texts together; touches nothing outside. */
export async function readSet(inputs: readonly LintInput[], options: LintSetOptions): Promise<SetRead> {
  const settings: LintSettings = { ...NO_SETTINGS, ...options.settings };
  const draft = templateDraft();
  const modules = new Map<string, HclFile[]>();
  for (const input of inputs)
    if (!isTerraformText(input)) await loadInput(draft, input, { options, settings, modules });
  const texts = new Map(modules.size === 0 ? [] : inputs.map(({ path, text }) => [path, text]));
  const textOf = (path: string): string | undefined => texts.get(path);
  for (const files of modules.values()) (await import('../template/terraform.ts')).readTerraform(files, draft, textOf);
  const template = assembleTemplate(draft, { services: options.services, settings });
  const files = draft.fileSubjects.map((file) => ({ ...file, suppressions: [], settings }));
  const subjects = { files, template, account: assembleAccount(draft, template) };
  return { subjects, notRead: notRead(draft) };
}

/** A template of `templatefile()`, met in a folder: it is JSON when its module has filled it in only. */
function isTerraformText({ path, named }: LintInput): boolean {
  return named !== true && /\.(tftpl|tpl)$/i.test(path);
}

/** What the loaders met and did not read, counted by kind. */
function notRead(draft: TemplateDraft): RawRun['undecided'] {
  const counts = new Map<string, number>();
  for (const { why } of draft.notRead) counts.set(why, (counts.get(why) ?? 0) + 1);
  return [...counts].map(([missing, count]) => ({ rule: 'unsupported-construct-not-linted', missing, count }));
}

interface Loading {
  readonly options: LintSetOptions;
  readonly settings: LintSettings;
  /** Terraform files by folder: a module is read as a whole. */
  readonly modules: Map<string, HclFile[]>;
}

async function loadInput(draft: TemplateDraft, input: LintInput, stated: Loading): Promise<void> {
  const read = await readInput(input, stated.options.limits ?? DEFAULT_LIMITS);
  if (!read.ok) {
    draft.fileSubjects.push({ file: read.file, error: read.error, kind: 'unknown', wrapped: [] });
    return;
  }
  if ('hcl' in read && read.hcl !== undefined) {
    const folder = input.path.slice(0, Math.max(0, input.path.lastIndexOf('/')));
    stated.modules.set(folder, [...(stated.modules.get(folder) ?? []), read.hcl]);
    draft.files.push(read.hcl);
    draft.fileSubjects.push({ file: read.hcl, error: undefined, kind: 'terraform', wrapped: [] });
    return;
  }
  const { region, account } = stated.settings;
  const stating = stated.options.policyType;
  const policyType = typeof stating === 'function' ? stating(input.path) : stating;
  for (const file of read.files) loadFile(file, draft, { region, account, policyType, named: input.named });
}

async function readInput(input: LintInput, limits: ReadLimits): Promise<ReadSource & { readonly hcl?: HclFile }> {
  if (/\.(tf|tofu|hcl)$/i.test(input.path) || isNamelessHcl(input)) {
    const { readHclSource } = await import('../source/read-hcl-source.ts');
    return readHclSource(input.path, input.text, limits);
  }
  if (/\.(tf|tofu)\.json$/i.test(input.path)) {
    const { readTerraformJson } = await import('../source/read-terraform-json.ts');
    return readTerraformJson(input.path, input.text, limits);
  }
  // Whatever its name: a text that begins with a bracket is JSON, and YAML readers are forty times slower.
  if (/^[\uFEFF\s]*[{[]/.test(input.text) || /\.json$/i.test(input.path)) {
    const json = readJsonSource(input.path, input.text, limits);
    return isPlain(json) || !mayBeFlow(input) ? json : orFlow(json, input, limits);
  }
  const { readYaml } = await import('../source/read-yaml.ts');
  return readYaml(input.path, input.text, limits);
}

/** Terraform from stdin, which has no ending. */
function isNamelessHcl({ path, text }: LintInput): boolean {
  return !/\.\w+$/.test(path) && HCL_BLOCK.test(text);
}

const HCL_BLOCK =
  /^\uFEFF?(?:\s|#[^\n]*\n|\/\/[^\n]*\n)*(?:resource|data|module|variable|locals|provider|terraform|output)(?:[ \t]+"[^"\n]*")*[ \t]*\{/;

function isPlain(read: ReadSource): boolean {
  return read.ok && read.files.every(({ problems }) => problems.length === 0);
}

/** YAML in the flow style looks like JSON; what is too long for the slow reader is not. */
function mayBeFlow({ path, text }: LintInput): boolean {
  return /\.(ya?ml|template)$/i.test(path) && text.length < MOST_FLOW;
}

const MOST_FLOW = 1_000_000;

/** The text as YAML if it is some, else what is wrong with it as JSON. */
async function orFlow(json: ReadSource, { path, text }: LintInput, limits: ReadLimits): Promise<ReadSource> {
  const { readYaml } = await import('../source/read-yaml.ts');
  const yaml = await readYaml(path, text, limits);
  return yaml.ok ? yaml : json;
}
