import type { Instant } from '../../domain/interval.ts';
import type { Service, ShopRules } from '../../domain/shop.ts';
import type { ZoneRules } from '../../domain/zone.ts';
import { Stale } from '../refusals.ts';
import type { ShopStore } from '../shop.ts';
import type { Write } from '../write.ts';
import { takeToTheirCalendars } from './belonging.ts';
import { assertRoomStays } from './capacity.ts';
import { replaceClaimables } from './claimables.ts';
import type { Database, Sql, Transaction } from './engine/sql.ts';
import { keepAnswer } from './kept-answers.ts';
import { closeLeft } from './left-in-the-way.ts';
import { claimLimitsAnew } from './mode-claims.ts';
import { forgetTexts } from './others-mirrored.ts';
import { calendarSetting } from './read-places.ts';
import { type PolicyRules, readShop } from './read-shop.ts';
import { bindNames } from './rebinding.ts';
import { type Entry, newEntry, noteRules } from './rows/journal.ts';
import { oweTexts } from './rows/owed-texts.ts';
import { fresh, write } from './write.ts';

/** What of the port writes. */
export function shopStore(database: Database): Pick<ShopStore, 'replace' | 'refreshZone'> {
  return {
    replace: async (rules, zone, renamed, w, basedOn) => {
      const work = async (tx: Transaction, entry: Entry) => {
        if (basedOn !== undefined && (await rulesRevision(tx)) !== basedOn) throw new Stale();
        await replaceRules(tx, { rules, zone, renamed }, entry);
        return fresh(await readShop(tx));
      };
      const written = await write(database, w, 'shop-changed', work, { onRules: true });
      // The first write of a book may have tied it besides.
      return w.dryRun || written.replayed ? written : fresh(await readShop(database));
    },

    refreshZone: async (zone) => {
      await database.transaction(async (tx) => {
        await tx.run(
          "UPDATE shop SET zone = ? WHERE rules ->> 'timezone' = ?",
          JSON.stringify(zone),
          zone.name,
        );
      });
    },
  };
}

/** Rules, and bays and technicians that have another name in them: old name → new name. */
export interface OtherRules {
  readonly rules: ShopRules;
  readonly zone: ZoneRules;
  readonly renamed: ReadonlyMap<string, string>;
}

/** Puts other rules in force, whatever is. Throws `appointments-in-the-way`. */
export async function replaceRules(tx: Transaction, other: OtherRules, entry: Entry): Promise<void> {
  const { rules, zone, renamed } = other;
  const { at } = entry;
  const before = await readShop(tx);
  await oweWhatIsTold(tx, before, rules, at);
  await replaceServices(tx, rules, at);
  await replaceClaimables(tx, rules, renamed, at);
  const calendar = rules.calendar ?? (await calendarSetting(tx));
  await writePolicies(tx, { ...other, rules: { ...rules, calendar } }, entry);
  if (countsOtherwise(before, rules)) await claimLimitsAnew(tx, (await readShop(tx)).limits, zone, at);
  await assertRoomStays(tx, at);
  await closeLeft(tx, at);
  await bindNames(tx, calendar ?? 'local', at);
  await takeToTheirCalendars(tx, at);
  if (rules.othersEvents !== before.othersEvents) await forgetTexts(tx, rules);
  if (heedsOtherwise(before, rules))
    await tx.run('UPDATE calendar_state SET others_changed = others_changed + 1');
}

/** What a new database starts with. */
export interface NewShop {
  readonly rules: ShopRules;
  readonly zone: ZoneRules;
  readonly at: Instant;
  /** Who makes it; left out: nobody is named. */
  readonly actor?: string | null;
  /** The key of the request that makes it. */
  readonly key?: Write['key'];
}

/** A new database's shop, inside the transaction that creates it. */
export async function createShop(
  tx: Transaction,
  { rules, zone, at, actor = null, key = null }: NewShop,
): Promise<void> {
  const entry = newEntry(tx, { at, actor, source: 'counter' }, 'shop-created');
  await tx.run(`INSERT INTO shop (id, revision, rules, zone, updated_at) VALUES (1, 0, '{}', '{}', ?)`, at);
  await replaceServices(tx, rules, at);
  await replaceClaimables(tx, rules, NOBODY, at);
  await writePolicies(tx, { rules, zone, renamed: NOBODY }, entry);
  if (key !== null) await keepAnswer(tx, key, true, at);
}

/** The edition of the rules that is in force. */
export async function rulesRevision(sql: Sql): Promise<number> {
  return (await sql.get<{ revision: number }>('SELECT revision FROM shop'))?.revision ?? 0;
}

const NOBODY: OtherRules['renamed'] = new Map();

async function writePolicies(
  tx: Transaction,
  { rules, zone, renamed }: OtherRules,
  entry: Entry,
): Promise<void> {
  const { services, bays, technicians, ...policies } = rules;
  await tx.run(
    'UPDATE shop SET revision = revision + 1, rules = ?, zone = ?, updated_at = ?',
    JSON.stringify(policies satisfies PolicyRules),
    JSON.stringify(zone),
    entry.at,
  );
  await noteRules(tx, entry, { revision: await rulesRevision(tx), rules, renamed });
}

/** Visits of other modes, or of the same in other hours of the clock, take of the limits. */
function countsOtherwise(before: ShopRules, { modes, timezone }: ShopRules): boolean {
  return timezone !== before.timezone || JSON.stringify(modes) !== JSON.stringify(before.modes);
}

/** What is known of others was read when other time of theirs counted, or other texts: it is to be read again. */
function heedsOtherwise(before: ShopRules, rules: ShopRules): boolean {
  return heeding(before) !== heeding(rules);
}

function heeding({ checkAvailability, othersEvents, meetingHosts, bays, technicians }: ShopRules): string {
  const each = [...bays, ...technicians].map((one) => [one.calendar, one.checkAvailability]);
  return JSON.stringify([checkAvailability, othersEvents, meetingHosts, each]);
}

/** Events name the service, and the shop says how much their titles tell: where that changes, those to come follow. */
async function oweWhatIsTold(
  tx: Transaction,
  before: ShopRules & { readonly services: readonly Service[] },
  { services, eventTitle }: ShopRules,
  at: Instant,
): Promise<void> {
  if (before.eventTitle !== eventTitle) return oweTexts(tx, { of: 'shop', id: 1 }, at);
  for (const { id, type, name } of before.services) {
    const renamed = services.some((service) => service.type === type && service.name !== name);
    if (renamed) await oweTexts(tx, { of: 'service', id }, at);
  }
}

/** Rows are never deleted, because appointments point at them: what goes is retired, what comes back is revived. */
async function replaceServices(tx: Transaction, { services }: ShopRules, at: Instant): Promise<void> {
  await tx.run('UPDATE service SET retired_at = ? WHERE retired_at IS NULL', at);
  for (const [position, service] of services.entries()) {
    const { type, name, minutes, bufferMinutes, intervalMonths, skills } = service;
    await tx.run(
      `INSERT INTO service (type, name, minutes, buffer_minutes, interval_months, skills, position)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (type) DO UPDATE SET name = excluded.name, minutes = excluded.minutes,
         buffer_minutes = excluded.buffer_minutes, interval_months = excluded.interval_months, skills = excluded.skills, position = excluded.position,
         retired_at = NULL`,
      type,
      name,
      minutes,
      bufferMinutes,
      intervalMonths,
      JSON.stringify(skills),
      position,
    );
  }
}
