'use strict';

/**
 * Runs the real command behind a gate: `node gate.cjs <bin/bay.js> <arguments…>` starts Node, loads the database driver,
 * says so on file descriptor 3, and becomes the command once its standard input says go. So that many of them start at
 * one moment, however long each took to get there. The command loads its own chunks itself, as it always does.
 */

const { readSync, writeSync } = require('node:fs');
const { createRequire } = require('node:module');

process.argv.splice(1, 1);
const command = process.argv[1];

createRequire(command)('better-sqlite3');
writeSync(3, 'ready');
// End of file: whoever held the gate is gone.
if (readSync(0, Buffer.alloc(1), 0, 1, null) === 1) require(command);
