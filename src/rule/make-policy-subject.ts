import { isConditional, isList, isObject, isOpen, type SourceObject, type SourceValue } from '../source/open.ts';
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
  readonly resourceService?: string | undefined;
  readonly origin: 'document' | 'permissions';
  readonly attachedTo?: Attachment | undefined;
  readonly form?: 'managed' | 'inline' | undefined;
  readonly conditional?: boolean | undefined;
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
  const whole = found.conditional === true || (root !== undefined && isConditional(root));
  const statements = statementsOf(written, whole, facts.services);
  // Written out and without accessors: those and spreads give each subject a shape of its own, which V8 is slow with.
  return {
    type: found.type,
    resourceService: found.resourceService,
    origin: found.origin,
    document: found.document,
    version: typeof version === 'string' ? version : undefined,
    statements,
    features: policyFeatures(found.document, statements, facts.services),
    mayHaveMore: isOpen(found.document) || isOpen(written) || (isList(written) && written.some(isOpen)),
    attachedTo: found.attachedTo,
    form: found.form,
    compact: compactOf(found.document, statements),
    at: found.at,
    services: facts.services,
    settings: facts.settings,
  };
}

/** The text is made when it is asked for first. */
function compactOf(document: SourceValue, statements: readonly StatementSubject[]): () => string | undefined {
  let compact: string | undefined | null = null;
  return () => {
    if (compact === null) compact = statements.some(({ open }) => open.size > 0) ? undefined : compactText(document);
    return compact;
  };
}

function statementsOf(
  written: SourceValue | undefined,
  conditional: boolean,
  services: ServiceData,
): readonly StatementSubject[] {
  if (!isObject(written) && !isList(written)) return [];
  const whole = conditional || isConditional(written);
  if (isObject(written))
    return [makeStatement(written, { index: 0, pointer: '/Statement', conditional: whole }, services)];
  const statements: StatementSubject[] = [];
  for (let index = 0; index < written.length; index += 1) {
    const raw = written[index];
    if (!isObject(raw)) continue;
    const place = { index, pointer: `/Statement/${index}`, conditional: whole || isConditional(raw) };
    statements.push(makeStatement(raw, place, services));
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
