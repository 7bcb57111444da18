import { emptyObject } from '../source/json-value.ts';
import type { SourceObject, SourceValue } from '../source/open.ts';
import type { Place } from '../source/source-file.ts';

type At = (pointer: string, part?: 'key') => Place;

/** A policy around statements that stand alone, and the places of its parts: below `at` the statements themselves stand. */
export function bareStatements(statements: SourceValue, at: At): { readonly document: SourceObject; readonly at: At } {
  const document: Record<string, SourceValue> = emptyObject();
  document['Version'] = '2012-10-17';
  document['Statement'] = statements;
  return {
    document,
    at: (pointer, part) => {
      const below = pointer.startsWith('/Statement/') ? pointer.slice('/Statement'.length) : '';
      return below === '' ? at('') : at(below, part);
    },
  };
}
