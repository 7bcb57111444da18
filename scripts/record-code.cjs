// Preloaded by write-code-cache.ts into a run of the built command line: when the process ends, writes the code that V8
// has made of every bundle body, the functions that ran included.
const { writeFileSync } = require('node:fs');
const { basename } = require('node:path');
const vm = require('node:vm');

const scripts = [];
const { Script } = vm;
vm.Script = class extends Script {
  constructor(source, options) {
    // The name is kept in the data, and the folder of the building machine is nobody's business.
    super(source, { ...options, filename: basename(options.filename) });
    scripts.push({ script: this, filename: options.filename });
  }
};
process.on('exit', () => {
  const [version] = process.versions.v8.split('-');
  for (const { script, filename } of scripts) {
    writeFileSync(filename.replace(/\.body$/, `.${version}-${process.arch}.v8`), script.createCachedData());
  }
});
