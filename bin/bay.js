#!/usr/bin/env node
'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');

const packed = join(__dirname, '..', 'dist', 'main.cjs');

if (!existsSync(packed)) {
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
