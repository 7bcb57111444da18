import type { PolicyDocument, Statement } from '../domain/policy.ts';
import type { ControlLevel, LayerPolicies, QuestionPolicies } from '../domain/question.ts';

/** Lower-case key → the operators that ask for it (`variable` for `${key}`), without set prefix and IfExists. */
export type KeyReferences = ReadonlyMap<string, ReadonlySet<string>>;

/** Returns every condition key that the policies of one question mention, so that each can be derived by name. */
export function referencedKeys(policies: QuestionPolicies): KeyReferences {
  const found = new Map<string, Set<string>>();
  for (const document of documentsOf(policies)) {
    for (const [key, operators] of keysOf(document)) {
      const all = found.get(key);
      if (all === undefined) found.set(key, new Set(operators));
      else for (const operator of operators) all.add(operator);
    }
  }
  return found;
}

/** A fix is proved on a patched copy, in which most documents are the same. */
const known = new WeakMap<PolicyDocument, KeyReferences>();

function keysOf(document: PolicyDocument): KeyReferences {
  const before = known.get(document);
  if (before !== undefined) return before;
  const found = new Map<string, Set<string>>();
  for (const statement of document.statements) collect(statement, found);
  known.set(document, found);
  return found;
}

function documentsOf(policies: QuestionPolicies): readonly PolicyDocument[] {
  const levels: readonly ControlLevel[] = 'unknown' in policies.scps ? [] : policies.scps;
  const layers: readonly (LayerPolicies | null | undefined)[] = [
    policies.identity,
    policies.boundary,
    policies.session,
    policies.resource,
    policies.vpcEndpoint,
    policies.authorizer,
    ...levels,
  ];
  return layers.flatMap((layer) =>
    (layer?.policies ?? []).flatMap((policy) => ('document' in policy ? [policy.document] : [])),
  );
}

function collect({ resource, notResource, condition }: Statement, found: Map<string, Set<string>>): void {
  if (resource !== undefined) for (const text of resource) variablesIn(text, found);
  if (notResource !== undefined) for (const text of notResource) variablesIn(text, found);
  if (condition === undefined) return;
  for (const operator of Object.keys(condition)) {
    const name = operator.replace(/^For(?:AllValues|AnyValue):/i, '').replace(/IfExists$/i, '');
    const keys = condition[operator] ?? {};
    for (const key of Object.keys(keys)) {
      note(found, key, name);
      for (const value of keys[key] ?? []) variablesIn(value, found);
    }
  }
}

function variablesIn(text: string, found: Map<string, Set<string>>): void {
  if (!text.includes('${')) return;
  for (const match of text.matchAll(/\$\{([^},]+)/g)) note(found, match[1] ?? '', 'variable');
}

function note(found: Map<string, Set<string>>, key: string, operator: string): void {
  const name = key.trim().toLowerCase();
  const operators = found.get(name) ?? new Set<string>();
  operators.add(operator.toLowerCase());
  found.set(name, operators);
}
