#!/usr/bin/env node
'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');

/** What is asked of the command line, whatever door is named with it. */
const ABOUT_ITSELF = new Set(['--help', '-h', '--version', '-V']);
/** The options of every command that are followed by a value. */
const WITH_VALUE = new Set(['--db', '--shop', '--as']);

const packed = packedFor(doorIn(process.argv.slice(2)));

if (packed === null) {
  process.stderr.write('bay is not built: run npm run build\n');
  process.exitCode = 1;
} else if (process.version.startsWith('v20.')) {
  const { loadPacked } = require('./compile-cache.js');
  loadPacked(packed).main();
} else {
  const { enableCompileCache } = require('node:module');
  const { cacheFolder } = require('./compile-cache.js');
  const folder = cacheFolder();
  if (folder !== null) enableCompileCache?.(folder); // Node 22.1 and later; by itself it would share the machine's /tmp
  require(packed).main();
}

/** The first word that is no option of every command. What a door has to say of itself, the command line knows, too. */
function doorIn(argv) {
  if (argv.some((word) => ABOUT_ITSELF.has(word))) return 'main';
  let at = 0;
  while (argv[at] !== undefined && argv[at].startsWith('-')) at += WITH_VALUE.has(argv[at]) ? 2 : 1;
  return argv[at];
}

/** A word that names a door of its own opens that one; `main` is for all others. Null where nothing is built. */
function packedFor(word) {
  const dist = join(__dirname, '..', 'dist');
  const doors = word !== undefined && /^[a-z]+$/.test(word) ? [word, 'main'] : ['main'];
  for (const door of doors) {
    const file = join(dist, door, `${door}.cjs`);
    if (existsSync(file)) return file;
  }
  return null;
}
