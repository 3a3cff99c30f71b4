import type { Cure, CureKind } from '../form/cure.ts';
import type { Explained, Told } from '../form/explanation.ts';
import { type KnownTime, type ShopTime, UTC } from '../form/moments.ts';
import { cut, safe } from '../form/safe-text.ts';
import { GO_ANOTHER_WAY } from './go-another-way.ts';
import type { Hint, HintTable } from './hint-table.ts';
import { MEND_CALENDAR } from './mend-calendar.ts';
import { MEND_MACHINE } from './mend-machine.ts';
import { SAY_OTHERWISE } from './say-otherwise.ts';

/** The command line's own words for every cure: a kind without an entry does not compile. */
const HINTS: HintTable<CureKind> = {
  ...SAY_OTHERWISE,
  ...GO_ANOTHER_WAY,
  ...MEND_CALENDAR,
  ...MEND_MACHINE,
};

/** What is told of one cure, not yet made safe: a line or several. */
function hintText(cure: Cure, time: ShopTime): string {
  return (HINTS[cure.do] as Hint<CureKind>)(cure, time);
}

/** A text of a library or of a file may get into a line. */
const LINE_CHARACTERS = 1_000;

/** What to do now, as it is typed: line by line, safe to show. */
export function hintLines(cures: readonly Cure[], time: ShopTime): string[] {
  return cures
    .flatMap((cure) => hintText(cure, time).split('\n'))
    .map((line) => cut(safe(line), LINE_CHARACTERS));
}

/** A failure as the command line tells it. */
export function told({ cures, ...explained }: Explained, { zone, now, timeFormat = '24h' }: KnownTime): Told {
  return { ...explained, hint: hintLines(cures, { zone: zone ?? UTC, now, timeFormat }).join('\n') };
}
