import { pathToFileURL } from 'node:url';

/**
 * Everything that a JavaScript module of the user's exports; throws what loading it throws. A bundle of its own on
 * purpose: bundles that are read with their code (docs/adr/0004-code-cache.md) cannot import by path.
 */
export async function importModule(file: string): Promise<Readonly<Record<string, unknown>>> {
  const loaded: Readonly<Record<string, unknown>> = await import(pathToFileURL(file).href);
  return loaded;
}
