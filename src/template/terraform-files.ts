import { emptyObject } from '../source/json-value.ts';
import { HOLE, isList, isObject, type SourceObject, type SourceValue } from '../source/open.ts';
import type { Place, SourceFile } from '../source/source-file.ts';
import { knownText } from './known-text.ts';
import { releaseDocuments, standsInFor } from './release-documents.ts';
import type { TemplateDraft } from './template-draft.ts';
import { filledDocument, templateDocument } from './terraform-template.ts';

/** The text of a file of the set, by its printed path. */
export type TextOf = (path: string) => string | undefined;

/** Documents that a module reads with `file()` and `templatefile()`. */
export interface TerraformFiles {
  /** The document of a call; undefined when the file is not in the set, or holds no object. */
  document(call: 'file' | 'templatefile', values: readonly SourceValue[]): SourceValue | undefined;
  /** Place of a pointer below the properties of a resource, when it leads into such a document. */
  placeIn(properties: SourceObject, pointer: string, part?: 'key'): Place | undefined;
  /** Takes away what was read of these files before it was known what they are for. */
  release(draft: TemplateDraft): void;
}

/**
 * The files beside a module. Nothing is read but what is linted together.
 * https://developer.hashicorp.com/terraform/language/functions/file
 */
export function terraformFiles(folder: string, draft: TemplateDraft, textOf: TextOf): TerraformFiles {
  const origins = new Map<SourceValue, SourceFile>();
  const templates = new Map<string, SourceFile>();
  const keep = (value: SourceObject, file: SourceFile): SourceValue => {
    const own: Record<string, SourceValue> = Object.assign(emptyObject(), value);
    origins.set(own, file);
    return own;
  };
  const template = (path: string, variables: SourceValue): SourceValue | undefined => {
    const text = textOf(path);
    const found = text === undefined ? undefined : templateDocument({ path, text, variables });
    if (found === undefined) {
      const file = draft.files.find((one) => one.path === path && one.format === 'yaml');
      const filled = file === undefined ? null : filledDocument(file.value, variables);
      return file !== undefined && isObject(filled) ? keep(filled, file) : undefined;
    }
    // Whatever its variables are, it is one file.
    const file = templates.get(path) ?? found.file;
    templates.set(path, file);
    return keep(found.value, file);
  };
  return {
    document: (call, [written = null, variables = null]) => {
      const path = theOne(pathsOf(folder, written), (one) => textOf(one) !== undefined);
      if (path === undefined) return undefined;
      if (call === 'templatefile') return template(path, variables);
      const file = draft.files.find((one) => one.path === path);
      return file !== undefined && isObject(file.value) ? keep(file.value, file) : undefined;
    },
    placeIn: (properties, pointer, part) =>
      origins.size === 0 ? undefined : placeIn(origins, { properties, pointer, part }),
    release: (to) => {
      for (const file of templates.values()) standsInFor(file, to);
      releaseDocuments(origins, to);
    },
  };
}

interface Asked {
  readonly properties: SourceObject;
  readonly pointer: string;
  readonly part: 'key' | undefined;
}

function placeIn(origins: ReadonlyMap<SourceValue, SourceFile>, asked: Asked): Place | undefined {
  let value: SourceValue | undefined = asked.properties;
  const segments = asked.pointer.split('/').slice(1);
  for (const [index, segment] of segments.entries()) {
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    value = isList(value) ? value[Number(segment)] : isObject(value) ? value[name] : undefined;
    const file = value === undefined ? undefined : origins.get(value);
    if (file === undefined) continue;
    const rest = segments.slice(index + 1);
    // The name of the property is no part of the document.
    const part = rest.length === 0 ? undefined : asked.part;
    return { file, pointer: rest.map((one) => `/${one}`).join(''), ...(part === undefined ? {} : { part }) };
  }
  return undefined;
}

/**
 * Where a path may lead. `path.module` is the folder itself; other paths begin where Terraform runs, which is the root module:
 * this folder, or one above it. https://developer.hashicorp.com/terraform/language/expressions/references#filesystem-and-workspace-info
 */
function pathsOf(folder: string, written: SourceValue): readonly string[] {
  const known = knownText(written);
  if (known === undefined) return [];
  const [reference, ...others] = known.refs;
  const base = reference?.name.replace(/^path\./, '');
  const rooted = base === undefined ? !known.text.startsWith('/') : base === 'root' || base === 'cwd';
  if (others.length > 0 || !(rooted || base === 'module')) return [];
  if (base !== undefined && !known.text.startsWith(`${HOLE}/`)) return [];
  const rest = base === undefined ? known.text : known.text.slice(2);
  const steps = folder === '' ? [] : folder.split('/');
  const depths = rooted ? steps.length + 1 : 1;
  return Array.from({ length: depths }, (_, up) => joined(steps.slice(0, steps.length - up), rest));
}

function joined(folder: readonly string[], rest: string): string {
  const path = [...folder];
  for (const step of rest.split('/')) {
    if (step === '..' && path.length > 0 && path.at(-1) !== '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

/** The folder of the module itself comes first; of others there must be one only. */
function theOne(paths: readonly string[], exists: (path: string) => boolean): string | undefined {
  const found = paths.filter(exists);
  return found.length === 1 || found[0] === paths[0] ? found[0] : undefined;
}
