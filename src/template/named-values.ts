import type { SourceValue } from '../source/open.ts';
import type { CloudFormationNames } from './cloudformation-names.ts';
import { type KnownText, textValue } from './known-text.ts';
import { substitutedText } from './substituted-text.ts';

/** What the names of a template stand for, worked out once each: a name means the same wherever it stands. */
export interface NamedValues {
  reference(name: string): SourceValue;
  attribute(id: string, name: string): SourceValue;
  /** Fn::Sub of a text without variables of its own. */
  substitution(template: string): SourceValue;
  /** What stands between the braces of `${Fn}`, `${Fn.Arn}`, `${!Literal}`. */
  variable(written: string): KnownText;
}

/** Values of the names of one template. */
export function namedValues(names: CloudFormationNames): NamedValues {
  const references = new Map<string, SourceValue>();
  const attributes = new Map<string, Map<string, SourceValue>>();
  const substitutions = new Map<string, SourceValue>();
  const variables = new Map<string, KnownText>();
  const filledIn = (written: string): KnownText => known(variables, written, () => variable(names, written));
  return {
    reference: (name) => known(references, name, () => textValue(names.ref(name), `Ref ${name}`)),
    attribute: (id, name) =>
      known(known(attributes, id, emptyMap), name, () =>
        textValue(names.attribute(id, name), `Fn::GetAtt ${id}.${name}`),
      ),
    substitution: (template) => known(substitutions, template, () => substitutedText(template, '/Fn::Sub', filledIn)),
    variable: filledIn,
  };
}

function known<T>(before: Map<string, T>, key: string, make: () => T): T {
  const found = before.get(key);
  if (found !== undefined) return found;
  const made = make();
  before.set(key, made);
  return made;
}

function emptyMap(): Map<string, SourceValue> {
  return new Map();
}

function variable(names: CloudFormationNames, written: string): KnownText {
  const name = written.trim();
  if (name.startsWith('!')) return { text: `\${${name.slice(1)}}`, refs: [] };
  const dot = name.indexOf('.');
  return dot < 0 ? names.ref(name) : names.attribute(name.slice(0, dot), name.slice(dot + 1));
}
