import type { Evidence, PolicyEvidence } from '../domain/evidence.ts';
import type { NewStatement, PolicyEdit } from '../domain/finding.ts';
import type { PolicySource } from '../domain/policy.ts';
import { assertNever } from '../domain/result.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { documentOf, withoutStatement, withStatement } from './edit-document.ts';
import { mapEvidence, mapPolicies } from './map-policies.ts';

/**
 * Returns a patched copy of the evidence, as AWS would answer after the edit. An edit that finds nothing to
 * change, or that is no change of a policy, leaves the copy as it was, and then the proof fails.
 */
export function applyEdit(snapshot: Snapshot, edit: PolicyEdit): Snapshot {
  switch (edit.kind) {
    case 'addFunctionPermission':
      return addFunctionStatement(snapshot, edit.qualifier, edit.statement);
    case 'addIdentityStatement':
      return addIdentityStatement(snapshot, edit);
    case 'addApiStatement':
      return {
        ...snapshot,
        api: mapEvidence(snapshot.api, (api) => ({ ...api, policy: grown(api.policy, edit.statement, API) })),
      };
    case 'extendPolicy':
      return changeDocument(snapshot, edit.source, (text) => withStatement(text, edit.statement));
    case 'changeStatement':
      return changeDocument(snapshot, edit.statement.source, (text) => withoutStatement(text, edit.statement.index));
    case 'changeCall':
      return snapshot;
    default:
      return assertNever(edit);
  }
}

/** Marks what an edit added to a patched copy. */
export const PROPOSED = 'proposed change';
const BY = PROPOSED;
const API: PolicySource = { layer: 'resource', kind: 'api-policy', name: 'resource policy' };
const FUNCTION: PolicySource = { layer: 'resource', kind: 'function-policy', name: 'resource policy' };

function addFunctionStatement(snapshot: Snapshot, qualifier: string | undefined, statement: NewStatement): Snapshot {
  const slot = qualifier === undefined ? 'policy' : 'qualifiedPolicy';
  return {
    ...snapshot,
    function: mapEvidence(snapshot.function, (value) => ({
      ...value,
      [slot]: grown(value[slot], statement, FUNCTION),
    })),
  };
}

/** A policy with one more statement; a new one where there was none. */
function grown(
  policy: Evidence<PolicyEvidence>,
  statement: NewStatement,
  source: PolicySource,
): Evidence<PolicyEvidence> {
  const fresh: PolicyEvidence = { source, document: { status: 'collected', value: documentOf([statement]), by: BY } };
  if (policy.status === 'absent') return { status: 'collected', value: fresh, by: BY };
  if (policy.status === 'unavailable') return policy;
  if (policy.value.document.status === 'absent') return { ...policy, value: fresh };
  return { ...policy, value: changed(policy.value, (text) => withStatement(text, statement)) };
}

function changed(policy: PolicyEvidence, change: (text: string) => string | undefined): PolicyEvidence {
  return { ...policy, document: mapEvidence(policy.document, (text) => change(text) ?? text) };
}

function addIdentityStatement(
  snapshot: Snapshot,
  edit: Extract<PolicyEdit, { kind: 'addIdentityStatement' }>,
): Snapshot {
  const { identity } = snapshot;
  const added: PolicyEvidence = {
    source: {
      layer: 'identity',
      kind: 'inline',
      name: edit.policyName,
      attachedTo: `${edit.to.type}/${edit.to.name}`,
      path: PROPOSED,
    },
    document: { status: 'collected', value: documentOf([edit.statement]), by: BY },
  };
  const policies: Evidence<readonly PolicyEvidence[]> =
    identity.policies.status === 'absent'
      ? { status: 'collected', value: [added], by: BY }
      : mapEvidence(identity.policies, (existing) => [...existing, added]);
  return { ...snapshot, identity: { ...identity, policies } };
}

function changeDocument(
  snapshot: Snapshot,
  source: PolicySource,
  change: (text: string) => string | undefined,
): Snapshot {
  const wanted = JSON.stringify(source);
  return mapPolicies(snapshot, (policy) =>
    JSON.stringify(policy.source) === wanted ? changed(policy, change) : policy,
  );
}
