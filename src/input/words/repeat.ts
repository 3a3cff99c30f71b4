import { AppError } from '../../failure.ts';
import { fitting } from '../../fitting-text.ts';
import { lexicon } from './lexicon.ts';
import { type RepeatSaid, repeatAt } from './repeat-phrases.ts';
import { typedWords } from './tokens.ts';

export type { RepeatSaid } from './repeat-phrases.ts';

/**
 * `every 3 months`, `every other tuesday`, `cada 3 meses`, `last friday of each month`, `weekly on tue and thu`, with how often or
 * until when behind it, and nothing else. Throws `invalid-value`, `too-long`; `several-readings` for `every third friday`.
 */
export function readRepeat(text: string): RepeatSaid {
  const { tokens } = typedWords(fitting('search text', text));
  const present = { now: 0, today: '1970-01-01', dateOrder: 'month-first', isTimeOnly: true } as const;
  const said = repeatAt({ tokens, lexicon: lexicon(), ...present, isRepetition: true }, 0);
  if (said === null || said.next < tokens.length) {
    const expected = { kind: 'repetition' } as const;
    throw new AppError({ code: 'invalid-value', what: 'repetition', value: text, expected });
  }
  const { readings, ...repeat } = said.value;
  if (readings.length > 0) throw new AppError({ code: 'several-readings', words: text, readings });
  return repeat;
}
