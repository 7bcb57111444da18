import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import type { SourceValue } from '../source/open.ts';
import type { SourceFile } from '../source/source-file.ts';
import { isOpenApi } from './openapi.ts';
import type { TemplateDraft } from './template-draft.ts';

/**
 * A document that a resource takes for its policy, or for the body of its API, is not a policy or an API of its own any more.
 * `origins` are the documents as resources have them, with their files.
 */
export function releaseDocuments(origins: ReadonlyMap<SourceValue, SourceFile>, draft: TemplateDraft): void {
  const policies = new Set(
    policiesOf(draft).flatMap(({ document }) => {
      const file = origins.get(document);
      return file === undefined ? [] : [file.value];
    }),
  );
  if (policies.size > 0) drop(draft.policies, ({ document }) => policies.has(document));
  const bodies = new Set(origins.values());
  const taken = draft.routes.filter(({ at, scope }) => bodies.has(at.file) && scope !== at.file.path);
  for (const { path } of new Set(taken.map(({ at }) => at.file))) {
    const own = ({ scope }: { readonly scope: string }): boolean => scope === path;
    drop(draft.apis, own);
    drop(draft.routes, own);
    drop(draft.authorizers, own);
  }
}

/** A template takes the place of the file that was read as if it were none. */
export function standsInFor(file: SourceFile, draft: TemplateDraft): void {
  const same = ({ path }: SourceFile): boolean => path === file.path;
  const before = draft.files.find(same);
  drop(draft.files, same);
  drop(draft.fileSubjects, (subject) => same(subject.file));
  if (before !== undefined) drop(draft.policies, ({ document }) => document === before.value);
  draft.files.push(file);
  draft.fileSubjects.push({ file, error: undefined, kind: isOpenApi(file.value) ? 'openapi' : 'policy', wrapped: [] });
}

function policiesOf(draft: TemplateDraft): readonly FoundPolicy[] {
  return [
    ...draft.policies,
    ...draft.attached.map(({ policy }) => policy),
    ...draft.principals.flatMap(({ trust, policies }) => (trust === undefined ? policies : [trust, ...policies])),
    ...[...draft.apis, ...draft.vpcEndpoints, ...draft.functions].flatMap(({ policy }) => policy ?? []),
  ];
}

function drop<T>(list: T[], gone: (one: T) => boolean): void {
  const kept = list.filter((one) => !gone(one));
  if (kept.length === list.length) return;
  list.length = 0;
  for (const one of kept) list.push(one);
}
