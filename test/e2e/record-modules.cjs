// Preloaded by hot-path.test.ts: writes what was loaded, packages and built-in modules, when the process ends.
const { writeFileSync } = require('node:fs');
const { register } = require('node:module');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

register(pathToFileURL(join(__dirname, 'record-imports.mjs')).href);
process.on('exit', () => {
  const files = Object.keys(require.cache);
  const builtins = process.moduleLoadList.filter((name) => name.startsWith('NativeModule '));
  writeFileSync(process.env.WHY403_MODULES, [...files, ...builtins].join('\n'));
});
