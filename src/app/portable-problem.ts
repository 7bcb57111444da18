import type { LintFix, LintProblem, SourceEdit } from '../rule/lint-rule.ts';
import { isList, isObject, isOpen, type SourceValue } from '../source/open.ts';
import type { Place, SourceFile } from '../source/source-file.ts';

/** A place without its file, which both threads have read for themselves. */
export type PortablePlace = Omit<Place, 'file'>;
type EditAt<P> = SourceEdit extends infer Edit
  ? Edit extends SourceEdit
    ? Omit<Edit, 'at'> & { at: P }
    : never
  : never;

/** A problem whose places are of another form. */
export interface ProblemAt<P> extends Omit<LintProblem, 'at' | 'related' | 'fix'> {
  readonly at: P;
  readonly related?: readonly { readonly at: P; readonly message: string }[];
  readonly fix?: Omit<LintFix, 'edits'> & { readonly edits: readonly EditAt<P>[] };
}

/** A problem of a policy as plain data; undefined when it points into another file or a fix writes an open value. */
export function portableProblem(problem: LintProblem, file: SourceFile): ProblemAt<PortablePlace> | undefined {
  const { at, related = [], fix } = problem;
  const edits = fix?.edits ?? [];
  if ([problem, ...related, ...edits].some((one) => one.at.file !== file)) return undefined;
  if (edits.some((edit) => 'value' in edit && holdsOpen(edit.value))) return undefined;
  return at.file === file ? withPlaces<Place, PortablePlace>(problem, ({ file: _, ...place }) => place) : undefined;
}

/** The problem again, in the same file as it is read here. */
export function problemIn(problem: ProblemAt<PortablePlace>, file: SourceFile): LintProblem {
  return withPlaces<PortablePlace, Place>(problem, (place) => ({ ...place, file })) as LintProblem;
}

function withPlaces<From, To>(problem: ProblemAt<From>, to: (place: From) => To): ProblemAt<To> {
  const { at, related, fix, ...rest } = problem;
  return {
    ...rest,
    at: to(at),
    ...(related === undefined ? {} : { related: related.map((one) => ({ ...one, at: to(one.at) })) }),
    ...(fix === undefined ? {} : { fix: { ...fix, edits: fix.edits.map((edit) => ({ ...edit, at: to(edit.at) })) } }),
  };
}

function holdsOpen(value: SourceValue): boolean {
  if (isOpen(value)) return true;
  if (isList(value)) return value.some(holdsOpen);
  return isObject(value) && Object.values(value).some(holdsOpen);
}
