import { isList, isObject, isOpen, type SourceObject, type SourceValue } from '../source/open.ts';
import type { Place } from '../source/source-file.ts';
import type { LintSettings } from './lint-settings.ts';
import { makeStatement } from './make-statement.ts';
import { policyFeatures } from './policy-features.ts';
import type { Attachment, PolicySubject, PolicyType, StatementSubject } from './policy-subject.ts';
import type { ServiceData } from './service-data.ts';

/** What a loader knows about a policy that it found. */
export interface FoundPolicy {
  readonly document: SourceValue;
  readonly type: PolicyType;
  readonly resourceService?: string;
  readonly origin: 'document' | 'permissions';
  readonly attachedTo?: Attachment;
  readonly form?: 'managed' | 'inline';
  readonly conditional?: boolean;
  /** Places of the document in its file. */
  readonly at: (pointer: string, part?: 'key') => Place;
}

/** The subject that policy rules are shown. */
export function makePolicySubject(
  found: FoundPolicy,
  facts: { readonly services: ServiceData; readonly settings: LintSettings },
): PolicySubject {
  const root: SourceObject | undefined = isObject(found.document) ? found.document : undefined;
  const version = root?.['Version'];
  const written = root?.['Statement'];
  let compact: string | undefined | null = null;
  const statements = statementsOf(written, found.conditional ?? false, facts.services);
  let features: ReadonlySet<string> | undefined;
  return {
    type: found.type,
    ...(found.resourceService === undefined ? {} : { resourceService: found.resourceService }),
    origin: found.origin,
    document: found.document,
    version: typeof version === 'string' ? version : undefined,
    statements,
    get features() {
      features ??= policyFeatures(found.document, statements, facts.services);
      return features;
    },
    mayHaveMore: isOpen(found.document) || isOpen(written) || (isList(written) && written.some(isOpen)),
    ...(found.attachedTo === undefined ? {} : { attachedTo: found.attachedTo }),
    ...(found.form === undefined ? {} : { form: found.form }),
    get compact() {
      if (compact === null)
        compact = statements.some(({ open }) => open.size > 0) ? undefined : compactText(found.document);
      return compact;
    },
    at: found.at,
    services: facts.services,
    settings: facts.settings,
  };
}

function statementsOf(
  written: SourceValue | undefined,
  conditional: boolean,
  services: ServiceData,
): readonly StatementSubject[] {
  if (isObject(written)) return [makeStatement(written, { index: 0, pointer: '/Statement', conditional }, services)];
  if (!isList(written)) return [];
  const statements: StatementSubject[] = [];
  for (let index = 0; index < written.length; index += 1) {
    const raw = written[index];
    if (isObject(raw))
      statements.push(makeStatement(raw, { index, pointer: `/Statement/${index}`, conditional }, services));
  }
  return statements;
}

function compactText(document: SourceValue): string | undefined {
  return holdsOpen(document) ? undefined : JSON.stringify(document);
}

function holdsOpen(value: SourceValue): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (isOpen(value)) return true;
  if (isList(value)) return value.some(holdsOpen);
  for (const key in value) if (holdsOpen(value[key] ?? null)) return true;
  return false;
}
