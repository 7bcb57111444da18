import { writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';

/**
 * Keeps the service data out of the bundles: 1.3 MB of text of which a run needs a few services. All texts go into one
 * file, and a bundle reads the part of a service when it is asked for.
 */
export function serviceTexts(outfile: string, dataFile: string): Plugin {
  return {
    name: 'service-texts',
    setup(build) {
      build.onLoad({ filter: /service-texts\.generated\.ts$/ }, async (args) => {
        const {
          SERVICE_TEXTS,
          ...small
        }: Readonly<Record<string, unknown>> & { SERVICE_TEXTS: Record<string, string> } = await import(
          pathToFileURL(args.path).href
        );
        writeFileSync(dataFile, Object.values(SERVICE_TEXTS).join(''));
        return { contents: moduleText(SERVICE_TEXTS, small, relative(dirname(outfile), dataFile)), loader: 'js' };
      });
    },
  };
}

function moduleText(texts: Record<string, string>, small: Readonly<Record<string, unknown>>, file: string): string {
  const lengths = Object.entries(texts).map(([prefix, text]) => [prefix, Buffer.byteLength(text)]);
  return `
import { closeSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
${Object.entries(small)
  .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
  .join('\n')}
export const SERVICE_TEXTS = {};
let offset = 0;
for (const [prefix, length] of ${JSON.stringify(lengths)}) {
  const position = offset;
  Object.defineProperty(SERVICE_TEXTS, prefix, { enumerable: true, get: () => read(position, length) });
  offset += length;
}
function read(position, length) {
  const file = openSync(resolve(__dirname, ${JSON.stringify(file)}), 'r');
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, position);
  closeSync(file);
  return bytes.toString('utf8');
}
`;
}
