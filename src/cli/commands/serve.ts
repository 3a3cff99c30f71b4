import { assert } from '../../domain/assert.ts';
import { SERVE_OPTIONS } from '../../doors/serve-options.ts';
import { examples } from '../help/examples.ts';
import { doorOption } from '../options/door-options.ts';
import type { Fill } from '../run/load-command.ts';

/** What its help says: whoever starts it opens a door of its own (`bin/bay.js`). */
export const fillServe: Fill = (command) => {
  for (const [name, option] of Object.entries(SERVE_OPTIONS)) doorOption(command, name, option);
  return examples(
    command,
    ['serve', 'until Ctrl-C: delivers what is owed, reads what changed, shows today'],
    [
      'serve --public-url https://bay.example.com',
      'Google says when something has changed: known within seconds',
    ],
    ['serve --install-unit', 'prints what starts it with the machine, and how'],
  ).action(() => assert(false, 'the door that stays open is packed beside this one'));
};
