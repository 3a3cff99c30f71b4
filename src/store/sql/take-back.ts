import type { VisitDeed } from '../../domain/deed.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import { areInForce } from '../../domain/same-rules.ts';
import type { ShopRules } from '../../domain/shop.ts';
import type { TakenBack } from '../../domain/taken-back.ts';
import type { ZoneRules } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import { AlreadyUndone } from '../refusals.ts';
import type { Write, Written } from '../write.ts';
import { type Applied, applied } from './apply.ts';
import { beneathOverbooked } from './beneath-overbooked.ts';
import { blame } from './change-together.ts';
import { assertAsLeft } from './changed-since.ts';
import { type Decided, decide } from './decided-changes.ts';
import type { Database, Transaction } from './engine/sql.ts';
import { forgetAnswers } from './kept-answers.ts';
import { askAboutLeft, closeLeft } from './left-in-the-way.ts';
import { editionsOf, entryById } from './read-journal.ts';
import { readShop } from './read-shop.ts';
import { type Entry, newEntry } from './rows/journal.ts';
import { takeBackWaits } from './rows/waits.ts';
import { replaceRules } from './shop.ts';
import { peopleOf, removePeople, restorePeople } from './taken-people.ts';
import { fresh, write } from './write.ts';

/**
 * See `JournalStore.takeBack`. In an order in which all that is referred to is there: the rules, who was there before, the
 * visits, and then nobody any more who was entered for them.
 */
export async function takeBack(
  database: Database,
  undone: number,
  zone: ZoneRules | null,
  w: Write,
): Promise<Written<TakenBack>> {
  return write(database, w, 'taken-back', async (tx) => {
    const taken = await requireEntry(tx, undone);
    const again = taken.verb === 'taken-back';
    const entry = newEntry(tx, { ...w, undoes: undone }, again ? 'done-again' : 'taken-back');
    const by = await entry.id();
    const people = await peopleOf(tx, undone);
    if (taken.rules !== null) await restoreRules(tx, taken.rules, zone, entry);
    const restored = await restorePeople(tx, people, entry);
    const visits = await restoreVisits(tx, taken, entry, again);
    await closeLeft(tx, entry.at);
    if (again) await askAboutLeft(tx, undone);
    await takeBackWaits(tx, undone, entry);
    const removed = await removePeople(tx, people, entry);
    const shop = taken.rules === null ? null : await readShop(tx);
    return fresh({ entry: undone, by, again, visits, people: [...restored, ...removed], shop });
  });
}

/** Throws `AlreadyUndone`, `not-found`. */
async function requireEntry(tx: Transaction, id: number): Promise<JournalEntry> {
  const entry = await entryById(tx, id);
  if (entry === null) throw new AppError({ code: 'not-found', what: 'entry', query: String(id), known: [] });
  if (entry.undoneBy !== null) throw new AlreadyUndone(id, entry.undoneBy);
  return entry;
}

async function restoreVisits(
  tx: Transaction,
  { id: undone, appointments: revisions }: JournalEntry,
  entry: Entry,
  again: boolean,
): Promise<VisitDeed[]> {
  const decided: Decided[] = [];
  for (const { id, revision } of revisions) {
    const change = again ? 'done-again' : 'taken-back';
    decided.push({ ...(await decide(tx, { do: 'restore', id, before: revision }, entry)), change });
  }
  const done = await beneathOverbooked(tx, decided, undone, () => applied(tx, decided, entry, blame));
  for (const { id, revision } of revisions) await forgetAnswers(tx, id, revision);
  return done.map(({ appointment }: Applied, i) => ({
    before: decided[i]?.before ?? null,
    after: appointment,
  }));
}

/** Throws `ChangedSince`, `appointments-in-the-way`. */
async function restoreRules(
  tx: Transaction,
  revision: number,
  zone: ZoneRules | null,
  entry: Entry,
): Promise<void> {
  const { before, after, renamed } = await editionsOf(tx, revision);
  const isAsLeft = areInForce(knownOf(after, before), await readShop(tx));
  await assertAsLeft(tx, { kind: 'shop', id: revision }, revision, isAsLeft);
  if (before === null || zone === null) throw new Error('the first rules of a shop have none before them');
  const back = new Map([...renamed].map(([from, to]) => [to, from]));
  await replaceRules(tx, { rules: knownOf(before, after), zone, renamed: back }, entry);
}

/** Whose calendar the shop's is counts only where the edition has changed it: a book that ties itself makes none. */
function knownOf(rules: ShopRules, other: ShopRules | null): ShopRules {
  return rules.calendar === other?.calendar ? { ...rules, calendar: null } : rules;
}
