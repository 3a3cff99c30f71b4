import { dateAt } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import type { View } from '../../output/form/view.ts';
import { sheetPageView, sheetView } from '../../output/printed/day-sheet.ts';
import { sheetHtml } from '../../output/printed/sheet-html.ts';
import { sheetText } from '../../output/printed/sheet-text.ts';
import { type DaySheet, readDaySheet } from '../../usecases/day/read-day-sheet.ts';
import type { App } from '../app.ts';
import { examples } from '../help/examples.ts';
import { fileName, wholeNumber, wordsOf } from '../options/option-parsers.ts';
import { dateTyped } from '../options/when.ts';
import type { Fill } from '../run/load-command.ts';

interface PrintOptions {
  readonly out?: string;
  readonly text?: boolean;
  readonly width?: number;
}

/** What a line printer has on letter and on A4. */
const PAPER_COLUMNS = 80;

export const fillPrint: Fill = (command, app) =>
  examples(
    command,
    ['print', 'the day on one page, in the browser: print it there'],
    ['print tomorrow --out day.html', "tomorrow's page, as a file"],
    ['print --text | lp', 'for a line printer'],
  )
    .argument('[when...]', 'which day: tomorrow, tue, 2026-12-24; today when left out', wordsOf('time'))
    .option('-o, --out <file>', 'write it into this file, and open nothing; - for stdout', fileName)
    .option('-t, --text', 'plain lines for a line printer')
    .option(
      '--width <n>',
      `columns of the paper, with --text (default: ${PAPER_COLUMNS})`,
      wholeNumber(30, 250),
    )
    .action(async (words: string[], options: PrintOptions) => {
      const { out, text = false, width } = options;
      if (width !== undefined && !text)
        throw new AppError({
          code: 'usage',
          problem: { kind: 'goes-with', option: '--width', other: '--text' },
          command: 'print',
        });
      const shop = await app.shop();
      const { zone, now } = await app.time();
      const date = words.length === 0 ? dateAt(zone, now) : await dateTyped(words.join(' '), app);
      const sheet = await readDaySheet(date, shop, await app.ports());
      const columns = text ? (width ?? PAPER_COLUMNS) : null;
      app.show(await printed(sheet, columns, out ?? null, app));
    });

/** `columns`: as lines of that width, null as a page. `out`: the file that it goes to, `-` to stdout, null where nobody said. */
async function printed(sheet: DaySheet, columns: number | null, out: string | null, app: App): Promise<View> {
  const content = columns === null ? sheetHtml(sheet) : sheetText(sheet, columns);
  if (out === '-' || (columns !== null && out === null)) return sheetView(sheet, content);
  const desk = await app.desk();
  if (out !== null) {
    await desk.writeText(out, content);
    return sheetPageView(sheet, { file: out, shown: 'written' });
  }
  const file = await desk.keep(content, `${sheet.day.date}.html`);
  // Who reads JSON looks at no browser.
  const opened = !app.options.json && (await app.openPage(file));
  return sheetPageView(sheet, { file, shown: opened ? 'opened' : 'not-opened' });
}
