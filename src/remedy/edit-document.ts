import type { NewStatement } from '../domain/finding.ts';

/** Returns a document's text with one more statement; undefined when the text is no policy. */
export function withStatement(text: string, statement: NewStatement): string | undefined {
  return edited(text, (statements) => [...statements, statement]);
}

/**
 * Returns a document's text in which the statement at `index` matches nothing, as if it were gone; the others keep
 * their places, by which they are named. Undefined when the text is no policy.
 */
export function withoutStatement(text: string, index: number): string | undefined {
  return edited(text, (statements) =>
    statements.map((statement, place) => (place === index ? matchingNothing(statement) : statement)),
  );
}

/** The smallest document that holds these statements. */
export function documentOf(statements: readonly NewStatement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

function edited(text: string, change: (statements: readonly unknown[]) => readonly unknown[]): string | undefined {
  const document = parsed(text);
  if (typeof document !== 'object' || document === null || !('Statement' in document)) return undefined;
  const { Statement } = document;
  const statements: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement];
  return JSON.stringify({ ...document, Statement: change(statements) });
}

function matchingNothing(statement: unknown): unknown {
  if (typeof statement !== 'object' || statement === null) return statement;
  const kept = Object.entries(statement).filter(([element]) => element !== 'NotAction' && element !== 'Action');
  return { ...Object.fromEntries(kept), Action: 'why403:removed' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
