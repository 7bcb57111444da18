import type { Slot } from '../source/open.ts';
import type { Place, SourceFile } from '../source/source-file.ts';
import { textSlot } from './declared-resource.ts';
import { hole, textValue } from './known-text.ts';
import type { DraftBase, TemplateDraft } from './template-draft.ts';

/** A draft declared at a pointer of a serverless.yml. */
export function serverlessBase(file: SourceFile, pointer: string, id: string): DraftBase {
  const at: Place = { file, pointer, part: 'key' };
  return { id, dialect: 'serverless', scope: file.path, at, of: () => at, conditional: false };
}

/** A reference to one of the APIs that the framework makes, or to a function of the file. */
export function apiSlot(id: string): Slot<string> {
  return textSlot(textValue(hole({ kind: 'resource', name: id }), 'reference'));
}

/** Tells of a part that is kept elsewhere: `${file(…)}`. */
export function notRead(
  file: SourceFile,
  part: { readonly pointer: string; readonly why: string },
  draft: TemplateDraft,
): void {
  draft.notRead.push({ at: { file, pointer: part.pointer }, why: part.why });
}
