import { readBlockYaml } from './block-yaml.ts';
import { blockYamlPlaces } from './block-yaml-places.ts';
import { lineIndex } from './line-index.ts';
import { DEFAULT_LIMITS, type ReadLimits, type ReadSource } from './read-source.ts';

/** Reads YAML 1.2 with positions; the library, which is large and slow, is loaded only for what templates rarely hold. */
export async function readYaml(path: string, text: string, limits: ReadLimits = DEFAULT_LIMITS): Promise<ReadSource> {
  const read = text.length > limits.maxLength ? undefined : readBlockYaml(text, limits);
  if (read === undefined) return (await import('./read-yaml-source.ts')).readYamlSource(path, text, limits);
  const { value, duplicates, plainScalars, fields } = read;
  const { position } = lineIndex(text);
  const places = blockYamlPlaces({ text, fields });
  return {
    ok: true,
    files: [{ path, text, format: 'yaml', value, duplicates, plainScalars, problems: [], position, ...places }],
  };
}
