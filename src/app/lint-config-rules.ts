import { pointerTo } from '../source/json-value.ts';
import type { ConfigText } from './lint-config-file.ts';
import { configPlace } from './lint-config-place.ts';
import type { StatedConfig } from './lint-config-schema.ts';

/** A rule that is named somewhere, to be looked up once all rules are known. */
export interface NamedRule {
  readonly rule: string;
  /** Where it is named in a configuration; empty for the command line. */
  readonly where: string;
}

/** Every rule that a configuration names, with its place. */
export function rulesNamedIn(own: StatedConfig, path: string, text: ConfigText): readonly NamedRule[] {
  const at = (pointer: string, key: boolean): string => configPlace(path, text, { pointer: text.root + pointer, key });
  const keys = (rules: StatedConfig['rules'], above: string): readonly NamedRule[] =>
    Object.keys(rules ?? {}).map((rule) => ({ rule, where: at(pointerTo(above, rule), true) }));
  const ignored = (own.ignores ?? []).map(({ rule }, index) => ({ rule, where: at(`/ignores/${index}/rule`, false) }));
  return [
    ...keys(own.rules, '/rules'),
    ...(own.overrides ?? []).flatMap(({ rules }, index) => keys(rules, `/overrides/${index}/rules`)),
    ...ignored.filter(({ rule }) => rule !== '*'),
  ];
}
