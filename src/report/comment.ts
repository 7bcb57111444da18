import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/**
 * Returns a sentence as comment lines of at most 98 columns. Foreign names are made harmless first: a line break in a
 * policy's name must not end the comment.
 */
export function comment(text: string, mark: string): readonly string[] {
  return wrap(visible(text), 98 - mark.length).map((line) => `${mark}${line}`);
}
