import type { LintRule } from '../rule/lint-rule.ts';
import { type LintSettings, NO_SETTINGS } from '../rule/lint-settings.ts';
import { makePolicySubject } from '../rule/make-policy-subject.ts';
import type { PolicyType } from '../rule/policy-subject.ts';
import type { ServiceData } from '../rule/service-data.ts';
import type { TemplateSubject } from '../rule/template-subject.ts';
import { DEFAULT_LIMITS, type ReadLimits, type ReadSource, readJsonSource } from '../source/read-source.ts';
import { findPolicyDocuments } from '../template/find-policy-documents.ts';
import { guessPolicyType } from '../template/policy-type.ts';
import { type TemplateDraft, templateDraft } from '../template/template-draft.ts';
import { type LintSubjects, type RawRun, runLintRules } from './lint-run.ts';

/** A file to lint: its path as printed and its text. */
export interface LintInput {
  readonly path: string;
  readonly text: string;
}

export interface LintSetOptions {
  readonly rules: readonly LintRule[];
  readonly services: ServiceData;
  readonly settings: Partial<LintSettings> & { readonly today: string };
  /** Stated type of every policy document that is a file of its own. */
  readonly policyType?: PolicyType;
  readonly limits?: ReadLimits;
}

/** Reads and lints a set of texts together; touches nothing outside. */
export async function lintSet(
  inputs: readonly LintInput[],
  options: LintSetOptions,
): Promise<RawRun & { readonly subjects: LintSubjects }> {
  const draft = templateDraft();
  for (const input of inputs) await loadInput(draft, input, options);
  const subjects = assemble(draft, options);
  return { ...runLintRules(options.rules, subjects), subjects };
}

async function readInput(input: LintInput, limits: ReadLimits): Promise<ReadSource> {
  // Whatever its name: a text that begins with a bracket is JSON, and YAML readers are forty times slower.
  if (/^[\uFEFF\s]*[{[]/.test(input.text) || /\.json$/i.test(input.path))
    return readJsonSource(input.path, input.text, limits);
  const { readYamlSource } = await import('../source/read-yaml-source.ts');
  return readYamlSource(input.path, input.text, limits);
}

async function loadInput(draft: TemplateDraft, input: LintInput, options: LintSetOptions): Promise<void> {
  const read = await readInput(input, options.limits ?? DEFAULT_LIMITS);
  if (!read.ok) {
    draft.fileSubjects.push({ file: read.file, error: read.error, kind: 'unknown', wrapped: [], unresolved: [] });
    return;
  }
  for (const file of read.files) {
    draft.files.push(file);
    const found = findPolicyDocuments(file);
    for (const policy of found) {
      const guess = guessPolicyType(policy.document, file.path);
      const type = options.policyType ?? policy.type ?? guess.type;
      const service = guess.resourceService === undefined ? {} : { resourceService: guess.resourceService };
      draft.policies.push({ document: policy.document, type, ...service, origin: 'document', at: policy.at });
    }
    const wrapped = found.flatMap((policy) => policy.wrapped);
    draft.fileSubjects.push({
      file,
      error: undefined,
      kind: found.length > 0 ? 'policy' : 'unknown',
      wrapped,
      unresolved: [],
    });
  }
}

function assemble(draft: TemplateDraft, options: LintSetOptions): LintSubjects {
  const settings: LintSettings = { ...NO_SETTINGS, ...options.settings };
  const facts = { services: options.services, settings };
  const template: TemplateSubject = {
    files: draft.files,
    functions: [],
    urls: [],
    permissions: [],
    apis: [],
    principals: [],
    distributions: [],
    vpcEndpoints: [],
    providers: [],
    attachments: [],
    policies: draft.policies.map((policy) => makePolicySubject(policy, facts)),
    resources: [],
    unresolved: [],
    ...facts,
  };
  return {
    files: draft.fileSubjects.map((file) => ({ ...file, suppressions: [], settings })),
    template,
    account: undefined,
  };
}
