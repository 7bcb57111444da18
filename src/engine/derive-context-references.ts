import type { PolicyDocument, Statement } from '../domain/policy.ts';
import type { ControlLevel, LayerPolicies, QuestionPolicies } from '../domain/question.ts';

/** Lower-case key → the operators that ask for it (`variable` for `${key}`), without set prefix and IfExists. */
export type KeyReferences = ReadonlyMap<string, ReadonlySet<string>>;

/** Returns every condition key that the policies of one question mention, so that each can be derived by name. */
export function referencedKeys(policies: QuestionPolicies): KeyReferences {
  const found = new Map<string, Set<string>>();
  for (const document of documentsOf(policies)) {
    for (const statement of document.statements) collect(statement, found);
  }
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

function collect(statement: Statement, found: Map<string, Set<string>>): void {
  for (const text of [...(statement.resource ?? []), ...(statement.notResource ?? [])]) variablesIn(text, found);
  for (const [operator, keys] of Object.entries(statement.condition ?? {})) {
    for (const [key, values] of Object.entries(keys)) {
      note(found, key, operator.replace(/^For(?:AllValues|AnyValue):/i, '').replace(/IfExists$/i, ''));
      for (const value of values) variablesIn(value, found);
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
