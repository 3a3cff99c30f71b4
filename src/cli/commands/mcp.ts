import { assert } from '../../domain/assert.ts';
import { examples } from '../help/examples.ts';
import { doorOptions } from '../options/allowing.ts';
import type { Fill } from '../run/load-command.ts';

/** What its help says: whoever starts it opens a door of its own (`bin/bay.js`). */
export const fillMcp: Fill = (command) =>
  examples(
    doorOptions(command, ['allow-write', 'allow-tool', 'confirm']),
    ['mcp', 'for an agent that only looks: who calls, free times, appointments'],
    ['mcp --allow-write', 'for one that books, moves and cancels, too'],
    [
      'mcp --allow-write --allow-tool lookup_customer --allow-tool book_appointment',
      'with these tools and no others',
    ],
  ).action(() => assert(false, 'the door for agents is packed beside this one'));
