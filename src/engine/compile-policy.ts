import type { PolicyDocument, PolicySource, Statement, StatementRef } from '../domain/policy.ts';
import { type ConditionLeaf, compileCondition } from './compile-condition.ts';
import { type CompiledPrincipals, compilePrincipals } from './compile-principal.ts';
import { compileAction } from './match-action.ts';
import { compileResource, type ResourceTest } from './match-resource.ts';

/** A statement ready to be held against calls. Resources and conditions are compiled when an action first gets there. */
export interface CompiledStatement {
  readonly statement: Statement;
  readonly matchesAction: (action: string) => boolean;
  readonly parts: () => StatementParts;
}

/** What is compiled only for statements whose action has matched. */
export interface StatementParts {
  readonly principals: CompiledPrincipals;
  readonly resource: ResourceTest;
  readonly condition: readonly ConditionLeaf[];
}

/** A document compiled once; `sliceFor` gives the statements that an action (lower case) concerns. */
export interface CompiledDocument {
  readonly statements: readonly CompiledStatement[];
  readonly sliceFor: (action: string) => readonly CompiledStatement[];
}

const compiled = new WeakMap<PolicyDocument, CompiledDocument>();

/** Compiles a document, or returns what was compiled for the same document before. */
export function compileDocument(document: PolicyDocument): CompiledDocument {
  const before = compiled.get(document);
  if (before !== undefined) return before;
  const variables = document.version === '2012-10-17';
  const statements = document.statements.map((statement) => compileStatement(statement, variables));
  const slices = new Map<string, readonly CompiledStatement[]>();
  const result: CompiledDocument = {
    statements,
    sliceFor: (action) => {
      const known = slices.get(action);
      if (known !== undefined) return known;
      const slice = statements.filter((statement) => statement.matchesAction(action));
      // Actions come from the caller of the library: the table must not grow without end.
      if (slices.size < 64) slices.set(action, slice);
      return slice;
    },
  };
  compiled.set(document, result);
  return result;
}

function compileStatement(statement: Statement, variables: boolean): CompiledStatement {
  let parts: StatementParts | undefined;
  return {
    statement,
    matchesAction: compileAction(statement),
    parts: () => {
      parts ??= {
        principals: compilePrincipals(statement),
        resource: compileResource(statement, variables),
        condition: compileCondition(statement.condition, variables),
      };
      return parts;
    },
  };
}

/** The reference under which the output names a statement. */
export function statementRef(source: PolicySource, statement: Statement): StatementRef {
  const { index, sid, line } = statement;
  // Written out: copying parts into a literal takes ten times as long before V8 has warmed up.
  if (sid === undefined) return line === undefined ? { source, index } : { source, index, line };
  return line === undefined ? { source, index, sid } : { source, index, sid, line };
}
