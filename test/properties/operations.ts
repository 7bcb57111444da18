/** What one call of a method costs, given its subject, its arguments and its result. */
type Cost = (subject: unknown, given: readonly unknown[], result: unknown) => number;

function sizeOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length + 1;
  return value instanceof Map || value instanceof Set ? value.size + 1 : 1;
}

const one: Cost = () => 1;
/** The whole subject is looked at. */
const whole: Cost = (subject) => sizeOf(subject);
/** What comes out is copied. */
const copied: Cost = (_subject, _given, result) => sizeOf(result);
/** As far as the place that was found. */
const searched: Cost = (subject, given, result) => {
  const from = typeof given[1] === 'number' ? given[1] : 0;
  return (typeof result === 'number' && result >= 0 ? result : sizeOf(subject)) - from + 1;
};

const COSTS: readonly (readonly [object, Cost, readonly string[]])[] = [
  [String.prototype, one, ['charCodeAt', 'codePointAt', 'charAt', 'at', 'startsWith', 'endsWith']],
  [
    String.prototype,
    whole,
    ['split', 'includes', 'lastIndexOf', 'toLowerCase', 'replace', 'replaceAll', 'trim', 'trimEnd'],
  ],
  [String.prototype, copied, ['slice']],
  [String.prototype, searched, ['indexOf']],
  [RegExp.prototype, (_subject, given) => sizeOf(given[0]), ['exec', 'test']],
  [Array.prototype, one, ['push', 'pop', 'at', 'shift', 'unshift']],
  [
    Array.prototype,
    whole,
    ['map', 'filter', 'flatMap', 'some', 'every', 'find', 'findIndex', 'reduce', 'includes', 'indexOf'],
  ],
  [Array.prototype, whole, ['join', 'values', 'entries', 'concat', 'sort', 'toSorted']],
  [Array.prototype, copied, ['slice']],
  [Map.prototype, one, ['get', 'set', 'has']],
  [Map.prototype, whole, ['values', 'entries', 'keys']],
  [Set.prototype, one, ['add', 'has']],
  [Set.prototype, whole, ['values']],
];

/**
 * How many elementary steps some work takes, counted by wrapping the methods of strings and collections while it runs.
 * The clock plays no part, so the figure is the same on every machine.
 */
export function operations(work: () => void): number {
  let count = 0;
  const undo: (() => void)[] = [];
  const wrap = (owner: object, name: PropertyKey, cost: Cost): void => {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    const method: unknown = before?.value;
    if (before === undefined || typeof method !== 'function') return;
    const counted = function (this: unknown, ...given: readonly unknown[]): unknown {
      const result: unknown = Reflect.apply(method, this, given);
      count += cost(this, given, result);
      return result;
    };
    Object.defineProperty(owner, name, { ...before, value: counted });
    undo.push(() => Object.defineProperty(owner, name, before));
  };
  for (const [owner, cost, names] of COSTS) for (const name of names) wrap(owner, name, cost);
  wrap(Array.prototype, Symbol.iterator, whole);
  try {
    work();
  } finally {
    for (const restore of undo.reverse()) restore();
  }
  return count;
}
