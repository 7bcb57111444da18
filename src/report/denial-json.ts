import type { Denial } from '../denial/denial.ts';
import { jsonText } from './json-text.ts';

/** Returns one denial as JSON text of shape `why403.denial/1`; `null` where the text does not say. */
export function denialJson(denial: Denial): string {
  return jsonText({ schema: 'why403.denial/1', ...fields(denial) });
}

/** Returns several as `why403.denials/1`, in the order of the input and with its ids. */
export function denialsJson(denials: readonly Denial[]): string {
  return jsonText({ schema: 'why403.denials/1', denials: denials.map(fields) });
}

/** Facts stand beside the fixed fields, but never replace one. */
function fields(denial: Denial): object {
  const { facts, id, layer, cause, candidates, settledBy, ...rest } = denial;
  const first = {
    ...(id === undefined ? {} : { id }),
    layer,
    cause,
    candidates,
    certain: settledBy !== null,
    settledBy,
  };
  const { message, meaning, next, ...named } = rest;
  const own = Object.entries(facts).filter(([name]) => !(name in denial));
  return { ...first, ...named, ...Object.fromEntries(own), message, meaning, next };
}
