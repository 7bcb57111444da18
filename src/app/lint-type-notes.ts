import { visible } from '../report/visible.ts';
import type { FileSubject } from '../rule/file-subject.ts';
import type { LintRequest } from './lint.ts';
import type { LintInputs } from './lint-inputs.ts';

/** Sentences about files given by name that state the types of their policies themselves, so that --policy-type says nothing. */
export function typeNotes(
  files: readonly FileSubject[],
  { inputs }: LintInputs,
  { policyType }: LintRequest,
): readonly string[] {
  if (policyType === undefined) return [];
  const named = new Set(inputs.filter((input) => input.named && input.context !== true).map(({ path }) => path));
  const others = files.filter(({ file, kind }) => named.has(file.path) && !POLICIES.has(kind));
  const kinds = new Map(others.map(({ file, kind }) => [file.path, kind]));
  return [...kinds].map(
    ([path, kind]) =>
      `\`${visible(path)}\` was read as ${NAMES.get(kind) ?? kind}: --policy-type says nothing about what stands in it`,
  );
}

/** What a stated type is for, and what is not known at all. */
const POLICIES: ReadonlySet<string> = new Set(['policy', 'policies', 'unknown']);

const NAMES: ReadonlyMap<string, string> = new Map([
  ['cloudformation', 'a CloudFormation template'],
  ['serverless', 'a configuration of the Serverless Framework'],
  ['terraform', 'Terraform'],
  ['terraform-plan', 'a Terraform plan'],
  ['openapi', 'an OpenAPI document'],
  ['snapshot', 'a snapshot of why403'],
]);
