import { emptyObject } from '../source/json-value.ts';
import { HOLE, isList, isObject, openValue, type SourceValue } from '../source/open.ts';

/** A variable, and one whose fallback is another: `${opt:stage, ${self:provider.stage}}`. */
const VARIABLE = /\$\{(?:[^{}]|\$\{[^{}]*\})*\}/g;

/** `${self:…}`, `${env:…}`, `${sls:stage}` are settled by the framework; `${AWS::…}` belongs to Fn::Sub. */
export function withVariables(value: SourceValue): SourceValue {
  if (typeof value === 'string' && /\$\{(?!AWS::|aws:[a-z]+\})[^{}:(]*[:(][^{}]*\}/i.test(value)) {
    const refs: { kind: 'other'; name: string }[] = [];
    const text = value.replaceAll(VARIABLE, (name) => {
      refs.push({ kind: 'other', name });
      return HOLE;
    });
    return openValue('variable', { text, refs });
  }
  if (isList(value)) return value.map(withVariables);
  if (!isObject(value) || 'Fn::Sub' in value) return value;
  const copy: Record<string, SourceValue> = emptyObject();
  for (const [key, inner] of Object.entries(value)) copy[key] = withVariables(inner);
  return copy;
}
