import { nearName } from '../rule/near-name.ts';
import { isList, isObject, type SourceObject, type SourceValue } from '../source/open.ts';

/**
 * Whether an object is a policy whose own elements are misspelled (`Verison`, `Statment`): below a name close to
 * `Statement`, or beside a version of the policy language, stands what has an effect and actions.
 */
export function isMisspelledPolicy(value: SourceObject): boolean {
  const entries = Object.entries(value);
  const versioned = entries.some(
    ([key, inner]) => isNear(key, ['Version']) && typeof inner === 'string' && VERSION.test(inner),
  );
  return entries.some(([key, inner]) => (versioned || isNear(key, ['Statement'])) && holdsStatement(inner));
}

const VERSION = /^20(08|12)-10-17$/;

function isNear(key: string, names: readonly string[]): boolean {
  return nearName(key, names) !== undefined;
}

function holdsStatement(value: SourceValue): boolean {
  return (isList(value) ? value : [value]).some((one) => {
    if (!isObject(one)) return false;
    const keys = Object.keys(one);
    return keys.some((key) => isNear(key, ['Effect'])) && keys.some((key) => isNear(key, ['Action', 'NotAction']));
  });
}
