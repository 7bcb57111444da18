import type { Denial } from '../denial/denial.ts';

/** Returns one denial as JSON text of shape `why403.denial/1`; `null` where the text does not say. */
export function denialJson(denial: Denial): string {
  return text({ schema: 'why403.denial/1', ...fields(denial) });
}

/** Returns several as `why403.denials/1`, in the order of the input and with its ids. */
export function denialsJson(denials: readonly Denial[]): string {
  return text({ schema: 'why403.denials/1', denials: denials.map(fields) });
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

/** Characters that steer a terminal are written as escapes, which JSON reads back unchanged. */
function text(value: object): string {
  const json = JSON.stringify(value, null, 2);
  return `${json.replace(/[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, escaped)}\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
