import { pointerTo } from '../source/json-value.ts';
import { isList, isObject, type SourceValue } from '../source/open.ts';
import type { SourceFile } from '../source/source-file.ts';
import { valueIn } from '../template/declared-resource.ts';
import type { Suppression } from './lint-directives.ts';

/** What `Metadata.why403.ignore` of a template, or of one of its resources, silences. */
export function suppressionsInMetadata(file: SourceFile): readonly Suppression[] {
  const found = under(file, { covered: '', at: '/Metadata/why403', value: valueIn(file.value, 'Metadata', 'why403') });
  for (const base of ['/Resources', '/resources/Resources']) {
    const resources = valueIn(file.value, ...base.slice(1).split('/'));
    if (!isObject(resources)) continue;
    for (const id of Object.keys(resources)) {
      const value = valueIn(resources, id, 'Metadata', 'why403');
      const covered = pointerTo(base, id);
      if (value !== undefined) found.push(...under(file, { covered, at: `${covered}/Metadata/why403`, value }));
    }
  }
  return found;
}

interface Stated {
  /** What it silences. */
  readonly covered: string;
  readonly at: string;
  readonly value: SourceValue | undefined;
}

function under(file: SourceFile, { covered, at, value }: Stated): Suppression[] {
  if (value === undefined) return [];
  const common = { from: 'metadata', path: file.path, covers: { kind: 'pointer', pointer: covered } } as const;
  const none = { rules: [], reason: undefined, until: undefined };
  const list = valueIn(value, 'ignore');
  const unknown = isObject(value) ? Object.keys(value).find((key) => key !== 'ignore') : undefined;
  if (unknown !== undefined || list === undefined) {
    const fault =
      unknown === undefined
        ? 'metadata of why403 has no list `ignore`, so it silences nothing'
        : `\`${unknown}\` is nothing that why403 reads in metadata; \`ignore\` is`;
    return [{ ...common, ...none, ...placeOf(file, at), fault }];
  }
  const entries = isList(list)
    ? list.map((entry, index) => ({ entry, place: `${at}/ignore/${index}` }))
    : [{ entry: list, place: `${at}/ignore` }];
  return entries.map(({ entry, place }) => ({ ...common, ...entryWords(entry), ...placeOf(file, place) }));
}

function placeOf(file: SourceFile, pointer: string): { readonly offset: number; readonly end: number } {
  const range = file.rangeAt(pointer) ?? { start: 0, end: 0 };
  return { offset: range.start, end: range.end };
}

type Words = Pick<Suppression, 'rules' | 'reason' | 'until' | 'fault'>;

function entryWords(entry: SourceValue): Words {
  if (typeof entry === 'string') return { rules: [entry], reason: undefined, until: undefined };
  const text = (key: string): string | undefined => {
    const value = valueIn(entry, key);
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  const rule = valueIn(entry, 'rule') ?? valueIn(entry, 'id');
  const rules = [rule].flat().filter((one) => typeof one === 'string');
  const stated = { rules, reason: text('reason'), until: text('until') };
  const unknown = isObject(entry) ? Object.keys(entry).find((key) => !KEYS.includes(key)) : undefined;
  if (unknown !== undefined) return { ...stated, fault: `suppression has the key \`${unknown}\`, which is not known` };
  return rules.length > 0 ? stated : { ...stated, fault: 'suppression names no rule, so it silences nothing' };
}

const KEYS = ['rule', 'id', 'reason', 'until'];
