import { accountName } from '../../src/cli/options/account-name.ts';
import { email, numbered, oneOf, textOf, wholeNumber } from '../../src/cli/options/option-parsers.ts';
import { fixedClock } from '../../src/clock.ts';
import { defaultShop } from '../../src/domain/default-shop.ts';
import { DAY_MS } from '../../src/domain/interval.ts';
import { searchKey } from '../../src/domain/search-key.ts';
import type { Shop } from '../../src/domain/shop.ts';
import {
  type FileKind,
  MOST_CHARACTERS,
  MOST_FILE_BYTES,
  type TextKind,
} from '../../src/domain/text-limits.ts';
import { phoneDigits } from '../../src/domain/typed-phone.ts';
import { normalPlate, normalVin, vehicleYear, vinDoubt } from '../../src/domain/vehicle-identity.ts';
import { dateAt } from '../../src/domain/zone.ts';
import { AppError, failureOf } from '../../src/failure.ts';
import { readCustomerList } from '../../src/files/customers/customer-list.ts';
import { readRecords } from '../../src/files/customers/records.ts';
import { withVariable } from '../../src/files/env-file.ts';
import { placeSaid } from '../../src/files/holidays/holidays.ts';
import { readIcsFile } from '../../src/files/ics/ics-file.ts';
import { changeShopFile } from '../../src/files/shop/change-shop-file.ts';
import { readShopFile } from '../../src/files/shop/shop-file.ts';
import { readMove } from '../../src/input/move-words.ts';
import { normalPhone } from '../../src/input/phone.ts';
import { readDate, readMoment, readWhen } from '../../src/input/when.ts';
import { hear } from '../../src/input/words/hear.ts';
import { readRepeat } from '../../src/input/words/repeat.ts';
import { escapeInvisible, quoted, safe } from '../../src/output/form/safe-text.ts';
import { redactedReason } from '../../src/redacted.ts';
import { readEnvText } from '../../src/settings/env-text.ts';
import { fixedNow } from '../../src/settings/settings.ts';
import { scratchSqliteStore } from '../../src/store/sqlite/scratch-store.ts';
import type { Store } from '../../src/store/store.ts';
import { customerMeant, vehicleMeant } from '../../src/usecases/people/choose-customer.ts';
import { serviceNamed } from '../../src/usecases/shop/shop-words.ts';
import { wordsOfShop } from '../../src/usecases/shop/words-of-shop.ts';
import { aCar, aCustomer, aWrite, NOW, RULES, zone } from '../support/book.ts';

/** Something that reads what people type or bring, behind the door that asks for its length. */
export interface Reader {
  readonly name: string;
  /** The longest text that it takes. */
  readonly most: number;
  /** How much longer than others it may take for a text. */
  readonly moreMs?: (text: string) => number;
  readonly read: (text: string) => unknown;
}

/** All readers, over a new book with a customer and a car in it; `discard` removes it. */
export async function openReaders(): Promise<{ readers: readonly Reader[]; discard: () => Promise<void> }> {
  const { store, discard } = await scratchSqliteStore({ rules: RULES, zone, at: NOW });
  const { value: ana } = await store.customers.add(aCustomer(), aWrite());
  await store.vehicles.add(ana.id, aCar(), aWrite());
  return { readers: readersOver(store, await store.shop.read()), discard };
}

function readersOver(store: Store, shop: Shop): readonly Reader[] {
  const now = NOW;
  const context = { now, zone: shop.zone, dateOrder: 'month-first' } as const;
  const ports = { store, clock: fixedClock(now) };
  const rules = defaultShop('America/New_York');
  const zoneRules = (name: string) => (name === shop.zone.name ? shop.zone : null);
  const expand = { start: now - 31 * DAY_MS, end: now + 800 * DAY_MS };
  return [
    typed('time', 'a moment', (text) => readMoment(text, context)),
    typed('time', 'a day or a moment', (text) => readWhen(text, context)),
    typed('time', 'a day', (text) => readDate(text, { ...context, dateOrder: undefined })),
    typed('time', 'a move', (text) => readMove(text, { ...context, from: now + DAY_MS })),
    typed('booking words', 'a sentence', (text) =>
      hear(text, { ...context, today: dateAt(shop.zone, now) }, wordsOfShop(shop)),
    ),
    typed('search text', 'how often something comes again', readRepeat),
    typed('name', 'a place that has holidays', (text) => placeSaid(text, 'US')),
    typed('phone', 'a phone in the US', phoneOfShop),
    typed('phone', 'a phone in Germany', (text) =>
      normalPhone(text, { phoneRegion: 'DE', phoneArea: '030' }),
    ),
    typed('phone', 'a phone in Mexico', (text) => normalPhone(text, { phoneRegion: 'MX', phoneArea: null })),
    typed('search text', 'the digits of a phone', phoneDigits),
    typed('plate', 'a plate', normalPlate),
    typed('VIN', 'a VIN', (text) => vinDoubt(normalVin(text) ?? '')),
    typed('year', 'a year', (text) => vehicleYear(text, now)),
    typed('name', 'a name', searchKey),
    typed('name', 'a service', (text) => serviceNamed(text, shop)),
    typed('name', 'one of some words', oneOf(['schedule_conflict', 'other'])),
    typed('name', 'an account', accountName),
    typed('number', 'the number of an appointment', numbered),
    typed('number', 'a number or duration', wholeNumber(1, 1440)),
    typed('e-mail address', 'an e-mail address', email),
    typed('search text', 'a search', (text) => store.customers.sought(text)),
    typed('search text', 'a customer', (text) => customerMeant(text, null, ports)),
    typed('search text', 'a car', (text) => vehicleMeant(text, ports)),
    typed('notes', 'notes as they are shown', (text) => [safe(text), quoted(text), escapeInvisible(text)]),
    typed('value of the setting', 'a list of closures', (text) =>
      changeShopFile(rules, 'closures', text, { isZone }),
    ),
    typed('value of the setting', 'opening hours', (text) =>
      changeShopFile(rules, 'hours.monday', text, { isZone }),
    ),
    typed('key of the setting', 'the key of a setting', (text) =>
      changeShopFile(rules, text, '30', { isZone }),
    ),
    typed('path', 'the instant of a clock that stands', (text) => fixedNow({ BAY_NOW: text })),
    brought('shop file', (text) => readShopFile(text, { file: 'shop.yaml', isZone })),
    brought('settings file', (text) => [readEnvText(text), withVariable(text, 'GOOGLE_REFRESH_TOKEN', 'x')]),
    {
      ...brought('calendar file', (text) =>
        readIcsFile(text, { file: 'busy.ics', zone: shop.zone, zoneRules, expand }),
      ),
      // An event that repeats is as many events.
      moreMs: (text) => text.split('RRULE').length - 1,
    },
    brought('customer list', (text) => readRecords(`name,phone,email\n${text}\nAna,`, 'list.csv')),
    {
      name: 'one line of a customer list',
      most: 100_000,
      read: (text) => readCustomerList(oneLine(text), { file: 'list.csv', now, normalPhone: phoneOfShop }),
    },
    { name: 'the words of a library', most: 100_000, read: redactedReason },
  ];
}

const isZone = (name: string) => name === 'America/New_York';
const phoneOfShop = (text: string) => normalPhone(text, { phoneRegion: 'US', phoneArea: '212' });

function typed(what: TextKind, name: string, read: (text: string) => unknown): Reader {
  const through = textOf(what);
  return { name, most: MOST_CHARACTERS[what], read: (text) => read(through(text)) };
}

/** As the desk hands it over: no more than a file of its kind may have. */
function brought(what: FileKind, read: (text: string) => unknown): Reader {
  const most = MOST_FILE_BYTES[what];
  return {
    name: `a ${what}`,
    most,
    read: (text) => {
      if (text.length <= most) return read(text);
      throw new AppError({ code: 'file-too-large', file: what, what, mostBytes: most });
    },
  };
}

/** A list of one customer, of whom the text tells everything. */
function oneLine(text: string): string {
  const cells = text.replaceAll(/[\r\n"]/g, ' ').split(',', 6);
  return `name,phone,email,plate,year,notes\n${cells.map((cell) => `"${cell}"`).join(',')}\n`;
}

/** What a reader may throw: a failure that is worded, or a parser's word to commander. */
export function isRefusal(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  return thrown.name === 'AppError' || (thrown as { code?: unknown }).code === 'commander.invalidArgument';
}

export function isRefusedByLength(thrown: unknown): boolean {
  return (failureOf(thrown, 'too-long') ?? failureOf(thrown, 'file-too-large')) !== null;
}
