import { globCovers, hasWildcard } from './glob.ts';
import { oncePer } from './once-per.ts';
import type { StatementSubject } from './policy-subject.ts';

/** The entries of a list, for asking many times whether they take something in. */
export interface StatementTexts {
  readonly exact: ReadonlySet<string>;
  /** Patterns, which alone can take in something else. */
  readonly wild: readonly string[];
}

/** The actions of a statement in lower case. */
export const actionTexts = oncePer((statement: StatementSubject) =>
  textsOf(statement.actions.map((item) => item.lower)),
);
/** The resources of a statement. */
export const resourceTexts = oncePer((statement: StatementSubject) =>
  textsOf(statement.resources.map((item) => item.text)),
);

function textsOf(texts: readonly string[]): StatementTexts {
  return { exact: new Set(texts), wild: texts.filter(hasWildcard) };
}

/** Whether a pattern of the list takes in the text; what a policy variable stands for is not known. */
export function coveredByPattern({ wild }: StatementTexts, text: string): boolean {
  return !text.includes('${') && wild.some((pattern) => globCovers(pattern, text));
}
