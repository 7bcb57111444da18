/** What a plain scalar means in the core schema of YAML 1.2. https://yaml.org/spec/1.2.2/#103-core-schema */
export function coreScalar(text: string): string | number | boolean | null {
  const code = text.charCodeAt(0);
  if ((code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46) return numberOf(text) ?? text;
  if (text.length > 5) return text;
  const word = Object.hasOwn(WORDS, text) ? WORDS[text] : undefined;
  return word === undefined ? text : word;
}

const WORDS: Readonly<Record<string, boolean | null>> = {
  ...{ '~': null, null: null, Null: null, NULL: null },
  ...{ true: true, True: true, TRUE: true },
  ...{ false: false, False: false, FALSE: false },
};

const DECIMAL = /^[-+]?[0-9]+$/;
const OTHER_BASE = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const SPECIAL = /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/;

function numberOf(text: string): number | undefined {
  if (DECIMAL.test(text)) return Number.parseInt(text, 10);
  if (OTHER_BASE.test(text)) return Number(text);
  if (FLOAT.test(text)) return Number.parseFloat(text);
  if (!SPECIAL.test(text)) return undefined;
  if (text.toLowerCase().endsWith('nan')) return Number.NaN;
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
