import type { UnfitPlace } from '../../domain/book-place.ts';
import { wallText } from '../../domain/zone.ts';
import type { Damage } from '../../failure.ts';
import type { BookHealth } from '../../usecases/health/check-health.ts';
import { damageText } from '../failure/damage.ts';
import { EXIT } from '../form/exit-code.ts';
import { factJson } from '../form/fact-json.ts';
import { unfitPlaceText } from '../notices/settings-notice.ts';
import { type Diagnosis, ok, problem, warning } from './diagnosis.ts';

/** How the book and this machine are. */
export function bookDiagnoses(health: BookHealth): Diagnosis[] {
  if (health.kind === 'damaged') return damageDiagnoses(health.found);
  const { facts, readableByOthers, isBehind, shop } = health;
  const { location, engine, schemaVersion, appointments, customers } = facts;
  const inside = `appointments ${appointments}, customers ${customers}`;
  const exposed = `others on this machine can read ${location}, and with it every customer's name and phone`;
  return [
    ok('database', `${location} is sound: ${inside} (${engine}, schema ${schemaVersion})`),
    ...(readableByOthers ? [warning('database', exposed, `chmod 600 '${location}'`)] : []),
    ...(isBehind ? [problem('database', BEHIND, 'bay recover', EXIT.person)] : []),
    ok(
      'configuration',
      `${shop.name}: bays ${shop.bays.length}, services ${shop.services.length}, zone ${shop.timezone}`,
    ),
    clockDiagnosis(health),
  ];
}

const BEHIND = 'the calendars show a later state than this book: an old copy of it is in use';

/** Where the book lies, where that is not safe. */
export function placeDiagnoses(place: UnfitPlace | null): Diagnosis[] {
  if (place === null) return [];
  return [warning('place', `the book ${unfitPlaceText(place)}`, null)];
}

/** Each thing that is damaged, and what a person can do, which is the same for all of it. */
function damageDiagnoses(found: readonly Damage[]): Diagnosis[] {
  return found.map((damage) => ({
    ...problem('database', damageText(damage), MEND_DAMAGE, EXIT.cannotWrite),
    fact: factJson(damage),
  }));
}

const MEND_DAMAGE =
  'keep a copy of the file and what lies beside it, then put a backup in its place, or save what can be read: ' +
  `sqlite3 <file> .recover | sqlite3 <new file>, and look at that: bay --db <new file> doctor; ` +
  'rows that contradict each other are put right in it with sqlite3';

function clockDiagnosis({ shop, now, isClockBehind }: Extract<BookHealth, { kind: 'sound' }>): Diagnosis {
  const reads = `${wallText(shop.zone, now).replace('T', ' ')} in ${shop.timezone}`;
  if (!isClockBehind) return ok('clock', reads);
  const detail = `the clock reads ${reads}, and the book was last written later than that`;
  return warning('clock', detail, 'set the clock of this machine');
}
