import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';

/** docs/schema/<name>.json for every `<name>Schema` that a file `…-schema.ts` below src exports. */
export async function schemas(root: string): Promise<ReadonlyMap<string, string>> {
  const files = readdirSync(resolve(root, 'src'), { recursive: true, encoding: 'utf8' });
  const pages = new Map<string, string>();
  for (const file of files.filter((path) => path.endsWith('-schema.ts')).sort()) {
    const exported: Readonly<Record<string, unknown>> = await import(pathToFileURL(resolve(root, 'src', file)).href);
    for (const [name, value] of Object.entries(exported)) {
      if (!name.endsWith('Schema')) continue;
      // A schema of the hot path is a function, so that it is made only when something asks for it.
      const schema: unknown = typeof value === 'function' ? value() : value;
      if (!isSchema(schema)) continue;
      const json = z.toJSONSchema(schema, { unrepresentable: 'any' });
      pages.set(
        `docs/schema/${kebab(name.replace(/(Json)?Schema$/, ''))}.json`,
        `${JSON.stringify(json, undefined, 2)}\n`,
      );
    }
  }
  return pages;
}

function isSchema(value: unknown): value is z.ZodMiniType {
  return typeof value === 'object' && value !== null && '_zod' in value;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
