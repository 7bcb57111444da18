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
  const filledIn = (written: string): KnownText =>
    variables.get(written) ?? kept(variables, written, variable(names, written));
  return {
    reference: (name) => references.get(name) ?? kept(references, name, textValue(names.ref(name), `Ref ${name}`)),
    attribute: (id, name) => {
      const known = attributes.get(id) ?? kept(attributes, id, new Map<string, SourceValue>());
      return known.get(name) ?? kept(known, name, textValue(names.attribute(id, name), `Fn::GetAtt ${id}.${name}`));
    },
    substitution: (template) =>
      substitutions.get(template) ?? kept(substitutions, template, substitutedText(template, '/Fn::Sub', filledIn)),
    variable: filledIn,
  };
}

function kept<T>(before: Map<string, T>, key: string, value: T): T {
  before.set(key, value);
  return value;
}

function variable(names: CloudFormationNames, written: string): KnownText {
  const name = written.trim();
  if (name.startsWith('!')) return { text: `\${${name.slice(1)}}`, refs: [] };
  const dot = name.indexOf('.');
  return dot < 0 ? names.ref(name) : names.attribute(name.slice(0, dot), name.slice(dot + 1));
}
