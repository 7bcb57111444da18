import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import type { PolicyType } from '../rule/policy-subject.ts';
import { pointerTo } from '../source/json-value.ts';
import type { SourceObject } from '../source/open.ts';
import type { Place, SourceFile } from '../source/source-file.ts';
import { type DeclaredResource, policyIn } from './declared-resource.ts';
import type { DraftBase, TemplateDraft } from './template-draft.ts';

/** An answer of the AWS CLI being read. */
export interface CliAnswer {
  readonly file: SourceFile;
  readonly root: SourceObject;
  readonly draft: TemplateDraft;
}

/** A draft at a place of the answer; properties are named as the answer names them. */
export function answerBase(answer: CliAnswer, pointer: string, id: string): DraftBase {
  const at: Place = { file: answer.file, pointer };
  return { id, dialect: 'cli', scope: answer.file.path, at, of: () => at, conditional: false };
}

/** A policy under a key of an answer: an object, JSON text or URL-encoded text. */
export function answerPolicy(
  place: { readonly answer: CliAnswer; readonly value: SourceObject; readonly pointer: string },
  key: string,
  about: { readonly type: PolicyType; readonly resourceService?: string; readonly form?: 'managed' | 'inline' },
): FoundPolicy | undefined {
  const { file } = place.answer;
  const resource: DeclaredResource = {
    ...answerBase(place.answer, place.pointer, place.pointer),
    type: 'answer',
    file,
    properties: place.value,
    property: (pointer, part) => ({ file, pointer: place.pointer + pointer, ...(part === undefined ? {} : { part }) }),
  };
  return policyIn(resource, pointerTo('', key), about);
}
