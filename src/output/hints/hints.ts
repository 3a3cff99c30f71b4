import type { Cure, CureKind } from '../form/cure.ts';
import type { Explained, Told } from '../form/explanation.ts';
import { type KnownTime, type ShopTime, UTC } from '../form/moments.ts';
import { cut, safe } from '../form/safe-text.ts';
import { GO_ANOTHER_WAY } from './go-another-way.ts';
import { ANY_COMMAND, type CommandLine, type Hint, type HintTable } from './hint-table.ts';
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

/** What is told of one cure, not yet made safe: a line or several, or none. */
function hintText(cure: Cure, time: ShopTime, at: CommandLine): string {
  return (HINTS[cure.do] as Hint<CureKind>)(cure, time, at);
}

/** A text of a library or of a file may get into a line. */
const LINE_CHARACTERS = 1_000;

/** What to do now, as it is typed at that command: line by line, safe to show. */
export function hintLines(cures: readonly Cure[], time: ShopTime, at: CommandLine = ANY_COMMAND): string[] {
  return cures
    .map((cure) => hintText(cure, time, at))
    .filter((text) => text !== '')
    .flatMap((text) => text.split('\n'))
    .map((line) => cut(safe(line), LINE_CHARACTERS));
}

/** A failure as the command line tells it. */
export function told(
  { cures, ...explained }: Explained,
  { zone, now, timeFormat = '24h' }: KnownTime,
  at: CommandLine = ANY_COMMAND,
): Told {
  const time = { zone: zone ?? UTC, now, timeFormat };
  return { ...explained, hint: hintLines(cures, time, at).join('\n') };
}
