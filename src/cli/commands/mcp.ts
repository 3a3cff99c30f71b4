import { assert } from '../../domain/assert.ts';
import { examples } from '../help/examples.ts';
import { doorOptions } from '../options/allowing.ts';
import type { Fill } from '../run/load-command.ts';

/** What its help says: whoever starts it opens a door of its own (`bin/bay.js`). */
export const fillMcp: Fill = (command) =>
  examples(
    doorOptions(command, ['allow-write', 'allow-tool', 'confirm', 'http']),
    ['mcp', 'for an agent that only looks: who calls, free times, appointments'],
    ['mcp --allow-write', 'for one that books, moves and cancels, too'],
    ['mcp --allow-write --http 4780', 'for a voice platform, over the network: see docs/agents.md'],
  ).action(() => assert(false, 'the door for agents is packed beside this one'));
