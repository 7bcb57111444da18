import type { FileSubject } from '../rule/file-subject.ts';
import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import type { SourceFile } from '../source/source-file.ts';

/** What the loaders of the formats put together while they read; assembled into a TemplateSubject when all files are read. */
export interface TemplateDraft {
  readonly files: SourceFile[];
  readonly policies: FoundPolicy[];
  readonly fileSubjects: Omit<FileSubject, 'settings' | 'suppressions'>[];
}

/** An empty draft. */
export function templateDraft(): TemplateDraft {
  return { files: [], policies: [], fileSubjects: [] };
}
