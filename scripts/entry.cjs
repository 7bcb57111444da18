#!/usr/bin/env node
'use strict';
// Starts the command line. Written by hand, because it runs before anything else: a bundle is read with the code that V8
// made of it at build time (write-code-cache.ts), past the module loader of Node. V8 refuses code of another version or
// of other flags by itself and compiles as usual; where there is none, Node loads the bundle.
const { readFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const { constants, Script } = require('node:vm');

// The compile cache exists from Node 22.1 on; on Node 20 only loading its module would cost something.
if (!process.version.startsWith('v20.')) require('node:module').enableCompileCache?.();

const code = `.${process.versions.v8.split('-')[0]}-${process.arch}.v8`;
const loaded = new Map();

function load(file) {
  const before = loaded.get(file);
  if (before !== undefined) return before.exports;
  const stem = file.slice(0, -'.cjs'.length);
  let cachedData;
  try {
    cachedData = readFileSync(stem + code);
  } catch {
    return require(file);
  }
  const folder = dirname(file);
  const module = { exports: {} };
  loaded.set(file, module);
  const text = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`;
  // Named without its folder, which would get into the code, even as what a part of a string is a part of; `stem` is for
  // record-code.cjs.
  const filename = Buffer.from(basename(file)).toString();
  const options = { filename, cachedData, stem, importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER };
  const inside = (name) => (name.startsWith('.') ? load(join(folder, name)) : require(name));
  new Script(text, options).runInThisContext()(module.exports, inside, module, file, folder);
  return module.exports;
}

load(join(__dirname, 'main.cjs'));
