import type { CreatedShop } from '../../settings/made-book.ts';
import { clean } from '../form/safe-text.ts';
import { shellQuoted } from '../form/shell-quoted.ts';
import { byOutcome, outcomeMark, type View, writtenData } from '../form/view.ts';

/** A shop has a book of its own. */
export function shopCreatedView({ shop, book, existed }: CreatedShop, dryRun: boolean): View {
  const { file, timezone, isGuess } = book;
  const outcome = { replayed: existed, dryRun };
  const words = { done: 'Made the shop', before: 'There was already a shop', would: 'Would make the shop' };
  const sentence = clean`${byOutcome(outcome, words)} "${shop}"`;
  const zone = isGuess ? `${timezone}, only a guess from this machine` : timezone;
  const next = `bay --shop ${shellQuoted(shop)} shop${isGuess ? ' set timezone America/New_York' : ''}`;
  return {
    message: clean`${sentence}, time zone ${zone}.`,
    data: writtenData({ shop, database: file, timezone, timezone_guessed: isGuess }, outcome),
    already: existed,
    text: (theme) => {
      const lines = [clean`${file}`, clean`time zone ${zone}`, theme.dim(`its rules: ${next}`)];
      return `${outcomeMark(outcome, theme)}${sentence}\n${lines.map((line) => `  ${line}\n`).join('')}`;
    },
  };
}
