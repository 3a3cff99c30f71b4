'use strict';

// Read by Node before bay itself: tells at the end how many KiB the process had at most, on its last line of stderr.
const { writeSync } = require('node:fs');

process.on('exit', () => writeSync(2, `${process.resourceUsage().maxRSS}\n`));
