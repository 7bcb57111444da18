// Preloaded by write-code-cache.ts into a run of the built command line: when the process ends, writes the code that V8
// has made of every bundle body, the functions that ran included.
const { writeFileSync } = require('node:fs');
const vm = require('node:vm');

const scripts = [];
const { Script } = vm;
vm.Script = class extends Script {
  constructor(source, options) {
    super(source, options);
    scripts.push({ script: this, stem: options.stem });
  }
};
process.on('exit', () => {
  const [version] = process.versions.v8.split('-');
  for (const { script, stem } of scripts) {
    writeFileSync(`${stem}.${version}-${process.arch}.v8`, script.createCachedData());
  }
});
