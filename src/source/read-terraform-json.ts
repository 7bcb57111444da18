import { hclPlaces } from './hcl-places.ts';
import { parseJson } from './json.ts';
import type { HclFile } from './read-hcl-source.ts';
import { DEFAULT_LIMITS, type ReadLimits, type ReadSource, readJsonSource } from './read-source.ts';
import { terraformJsonBody } from './terraform-json-body.ts';
import { terraformJsonPointer } from './terraform-json-pointer.ts';

/** Where names are labels of blocks a name may stand twice: two blocks. */
const LABELS = /^(?:\/(?:resource|data)(?:\/[^/]+)?|\/module|)$/;

/**
 * Reads a `.tf.json` file with positions; `hcl` is the module file that it is. A plan or a policy under such a name is the
 * JSON that it is. https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function readTerraformJson(
  path: string,
  text: string,
  limits: ReadLimits = DEFAULT_LIMITS,
): ReadSource & { readonly hcl?: HclFile } {
  const read = readJsonSource(path, text, limits);
  const [file] = read.ok ? read.files : [];
  const parsed =
    file === undefined || !isConfiguration(file.value) ? undefined : parseJson(text, { ...limits, recover: true });
  if (file === undefined || parsed?.ok !== true) return read;
  const body = terraformJsonBody(parsed.places.tokens);
  const places = hclPlaces(body);
  const hcl: HclFile = {
    ...file,
    ...places,
    // What names no value of the configuration may still name one of the JSON text: a key that stands twice.
    rangeAt: (pointer) => places.rangeAt(pointer) ?? file.rangeAt(pointer),
    keyRangeAt: (pointer) => places.keyRangeAt(pointer) ?? file.keyRangeAt(pointer),
    value: null,
    duplicates: file.duplicates.filter(({ pointer }) => !LABELS.test(pointer)),
    textEditsOnly: true,
    writtenPointer: (pointer) => terraformJsonPointer(file.value, pointer),
    body,
  };
  return { ok: true, files: [hcl], hcl };
}

function isConfiguration(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !('planned_values' in value) &&
    Object.keys(value).some((key) => BLOCKS.has(key))
  );
}

/** https://developer.hashicorp.com/terraform/language/syntax/json#json-file-structure */
const BLOCKS = new Set([
  ...[
    'resource',
    'data',
    'locals',
    'variable',
    'output',
    'module',
    'provider',
    'terraform',
    'moved',
    'import',
    'check',
  ],
  ...['removed', 'ephemeral'],
]);
