import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Place } from '../source/source-file.ts';
import type { LintSettings } from './lint-settings.ts';
import type { TemplateSubject } from './template-subject.ts';

/** What was read back from AWS: snapshots and outputs of the AWS CLI, besides the graph of all files. */
export interface AccountSubject {
  readonly graph: TemplateSubject;
  readonly snapshots: readonly { readonly snapshot: Snapshot; readonly at: Place }[];
  /** `aws iam list-policy-versions`, account authorization details. */
  readonly managedPolicies: readonly { readonly name: string; readonly versions: number; readonly at: Place }[];
  /** Policies attached to one root, organizational unit or account. */
  readonly controlPolicies: readonly {
    readonly target: string;
    readonly kind: 'scp' | 'rcp';
    readonly names: readonly string[];
    readonly at: Place;
  }[];
  readonly settings: LintSettings;
}
