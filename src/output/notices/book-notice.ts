import type { BookNotice, NearbyDifference } from '../../usecases/one-calendar/book-notice.ts';
import { troubleWords } from '../failure/calendar-trouble.ts';
import { loginCommand } from '../form/account-words.ts';
import { capitalised, counted, listed, type ShopTime } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import { hintLines } from '../hints/hints.ts';

type Worded = {
  readonly [K in BookNotice['kind']]: (notice: Extract<BookNotice, { kind: K }>, time: ShopTime) => string;
};

const WORDS: Worded = {
  'became-google': ({ calendar, owed, file }) => {
    const which = calendar === null ? 'Google Calendar' : `the Google calendar ${calendar}`;
    const why = file === null ? '' : `, as ${file} says`;
    return clean`From now on appointments are shown in ${which}${why}${owedText(owed)}`;
  },
  moved: ({ name, to, owed }) =>
    clean`The calendar ${name} is ${to} from now on: what is to come goes there, and is removed where it was${owedText(owed)}`,
  'nearby-differs': ({ file, difference }) =>
    clean`${file} leads elsewhere, and what it says of Google is not used: ${differenceText(difference)}`,
  'calendar-not-found': ({ named, own, trouble }) => {
    const { why } = trouble;
    const because = clean`${why.replace(/\.$/, '')}`;
    const isDenied = trouble.kind === 'calendar-gone' || trouble.kind === 'denied';
    const what = isDenied
      ? clean`Google shows no calendar ${named} to who is signed in (${because}), and it is not used`
      : clean`Google has not shown the calendar ${named} yet (${because}), and it is not used until then`;
    const then =
      own === null
        ? 'this book has no calendar yet, and what is booked waits.'
        : clean`this book stays with ${own}.`;
    const cure = isDenied ? ' Put GOOGLE_CALENDAR_ID right; which there are: bay calendar list' : '';
    return `${what}: ${then}${cure}`;
  },
  'tokens-not-used': ({ file, accounts }) =>
    clean`${file} has another refresh token than the one in use for the sign-in ${listed(accounts, 'and')}: it is ignored.`,
  'cannot-ask': ({ trouble }, time) => {
    const { why, cures } = troubleWords(trouble, time);
    const [first] = hintLines(cures, time);
    return clean`${capitalised(why)}; bay goes on without Google, and delivers later. ${first ?? ''}`;
  },
  'override-ignored': () =>
    'BAY_CALENDAR=google is ignored, because somebody has decided on the calendar of this shop; to change it: bay shop set calendar google',
};

/** One line for whoever runs bay. */
export function bookNoticeText(notice: BookNotice, time: ShopTime): string {
  const words = WORDS[notice.kind] as (notice: BookNotice, time: ShopTime) => string;
  return words(notice, time);
}

function owedText(owed: number): string {
  return owed === 0 ? '.' : `; ${counted(owed, 'coming appointment')} to be delivered: bay sync`;
}

function differenceText(difference: NearbyDifference): string {
  if (difference.what === 'client') return 'it names another client than that of this book.';
  if (difference.what === 'unknown')
    return `it has a token for the sign-in ${difference.account}, and this book does not know yet whose that is to be: ${loginCommand(difference.account)}`;
  const { what, named, own } = difference;
  const thing = what === 'calendar' ? 'the calendar' : 'the account';
  return `it leads to ${thing} ${named}, and this book is at ${own}.`;
}
