import { takenBackView } from '../../output/history/taken-back.ts';
import { visitsOutsideText } from '../../output/shop/visits-outside.ts';
import { withFitting } from '../../output/waitlist/fitting.ts';
import { undo } from '../../usecases/history/undo.ts';
import { warnIfNotShown } from '../calendars/warn-if-not-shown.ts';
import { type Example, examples } from '../help/examples.ts';
import { numbered } from '../options/option-parsers.ts';
import { outcomeOf, writeOf, writing } from '../options/writing.ts';
import type { Fill } from '../run/load-command.ts';

interface UndoOptions {
  readonly entry?: number;
}

/** `again`: does again what was taken back. */
const fill =
  (again: boolean): Fill =>
  (command, app) =>
    writing(examples(command, ...(again ? REDO : UNDO)))
      .option('--entry <number>', 'that entry of the history instead of the last one', numbered)
      .action(async ({ entry }: UndoOptions) => {
        const actor = await app.actor();
        const write = { ...(await writeOf(app, command)), actor };
        const ports = await app.ports();
        const shop = await app.shop();
        const undone = await undo({ entry: entry ?? null, again }, shop, write, ports);
        const time = await app.time();
        const outside = { ...time, zone: undone.value.shop?.zone ?? time.zone };
        const others = undone.visits.length > 0;
        if (undone.outside.length > 0) app.warn(visitsOutsideText(undone.outside, outside, { others }));
        const view = takenBackView(undone, outcomeOf(undone, write), outside);
        app.show(withFitting(view, undone.waitlist, outside));
        if (write.dryRun || undone.replayed) return;
        for (const { after } of undone.visits) await warnIfNotShown(after, undone.trouble, app);
      });

type Three = readonly [Example, Example, Example];

const UNDO: Three = [
  ['undo', 'the last thing that you did; said again, the one before'],
  ['undo --dry-run', 'only say what it would be'],
  ['undo --entry 57', 'that entry of the history'],
];
const REDO: Three = [
  ['redo', 'you have undone too much'],
  ['redo --dry-run', 'only say what it would be'],
  ['redo --as maria', 'what Maria has taken back'],
];

export const fillUndo = fill(false);
export const fillRedo = fill(true);
