/**
 * The counter's day at a pseudo-terminal: the twenty tasks, and what else is said on a real day, in order, each on a shop of
 * 5,000 customers with Google 200 ms away.
 *
 *     npm run counter -- [--only text] [--screens]
 *
 * Prints for each how many keys and seconds it took, typing included, against what it may take. `--screens`: what was to be seen
 * where something is wrong. Ends with 1 when any task fails.
 */

import { parseArgs } from 'node:util';
import { KEYS_A_SECOND, Player } from './play.ts';
import { SENTENCES } from './sentences.ts';
import { openCounterShop } from './shop.ts';
import { TASKS } from './tasks.ts';

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, screens: { type: 'boolean', default: false } },
});

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

let [played, held] = [0, 0];

function count(wrong: readonly string[], screen: string): string {
  played += 1;
  held += Number(wrong.length === 0);
  const screens = values.screens && wrong.length > 0 ? `\n${screen.replace(/^/gm, '      | ')}` : '';
  return wrong.map((one) => `\n      ✗ ${one}`).join('') + screens;
}

async function onOwnShop(play: (player: Player) => Promise<void>): Promise<void> {
  const shop = await openCounterShop();
  const player = new Player(shop);
  try {
    await play(player);
  } finally {
    await player.close();
    await shop.close();
  }
}

async function playTasks(player: Player): Promise<void> {
  print('    keys      seconds   answer');
  for (const [index, task] of TASKS.entries()) {
    if (!task.name.includes(values.only)) continue;
    const { keys, answerMs, problems, screen } = await player.play(task);
    const seconds = keys / KEYS_A_SECOND + answerMs / 1000;
    const over = [
      ...(keys > task.keys ? ['too many keys'] : []),
      ...(seconds > task.seconds ? ['too long'] : []),
    ];
    const figures = [
      `${keys} (${task.keys})`.padEnd(8),
      `${seconds.toFixed(1)} (${task.seconds})`.padEnd(9),
      `${answerMs.toFixed(0)} ms`.padStart(7),
    ].join('  ');
    const wrong = count([...problems, ...over], screen);
    print(`${String(index + 1).padStart(2)}  ${figures}  ${task.name}${wrong}`);
  }
  print(`${held} of ${played} within their figures`);
}

async function playSentences(player: Player): Promise<void> {
  const before = { played, held };
  for (const sentence of SENTENCES) {
    if (!sentence.name.includes(values.only)) continue;
    const { problems, screen } = await player.play(sentence);
    print(`    ${`bay ${sentence.typed}`.padEnd(60)}  ${sentence.name}${count(problems, screen)}`);
  }
  print(`${held - before.held} of ${played - before.played} sentences as meant`);
}

await onOwnShop(playTasks);
await onOwnShop(playSentences);
process.exitCode = held === played ? 0 : 1;
