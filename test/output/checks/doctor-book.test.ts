import { expect, test } from 'vitest';
import { doctorView } from '../../../src/output/checks/doctor.ts';
import { bookDiagnoses } from '../../../src/output/checks/doctor-book.ts';
import { viewExitCode } from '../../../src/output/form/view.ts';
import type { BookHealth } from '../../../src/usecases/health/check-health.ts';
import { GARAGE, NEW_YORK, NOW, PLAIN } from '../samples.ts';

const SOUND: BookHealth = {
  kind: 'sound',
  facts: {
    location: '/home/ana/bay.db',
    engine: 'SQLite 3.51.3',
    schemaVersion: 1,
    appointments: 12,
    customers: 9,
  },
  readableByOthers: false,
  shop: { ...GARAGE, zone: NEW_YORK },
  now: NOW,
  isBehind: false,
  isClockBehind: false,
};

test('a sound book says what is in it, and the clock what it reads', () => {
  const view = doctorView(bookDiagnoses(SOUND));
  expect(view.text(PLAIN)).toMatchInlineSnapshot(`
    "✓ database       /home/ana/bay.db is sound: appointments 12, customers 9 (SQLite 3.51.3, schema 1)
    ✓ configuration  Main Street Garage: bays 2, services 2, zone America/New_York
    ✓ clock          2026-11-23 07:00 in America/New_York

    All is well.
    "
  `);
  expect(viewExitCode(view)).toBe(0);
});

test('a book that others can read, and a clock before its last write, are warnings', () => {
  const view = doctorView(bookDiagnoses({ ...SOUND, readableByOthers: true, isClockBehind: true }));
  expect(view.text(PLAIN)).toMatchInlineSnapshot(`
    "✓ database       /home/ana/bay.db is sound: appointments 12, customers 9 (SQLite 3.51.3, schema 1)
    ! database       others on this machine can read /home/ana/bay.db, and with it every customer's name and phone
                     mend it: chmod 600 '/home/ana/bay.db'
    ✓ configuration  Main Street Garage: bays 2, services 2, zone America/New_York
    ! clock          the clock reads 2026-11-23 07:00 in America/New_York, and the book was last written later than that
                     mend it: set the clock of this machine

    2 warnings: database and clock.
    "
  `);
  expect(viewExitCode(view)).toBe(0);
});

test('each thing that is damaged is a problem, with what a person can do', () => {
  const view = doctorView(
    bookDiagnoses({
      kind: 'damaged',
      found: [{ kind: 'not-as-written', what: 'customer', id: 3 }, { kind: 'no-rules' }],
    }),
  );
  expect(view.text(PLAIN)).toMatchInlineSnapshot(`
    "✗ database  customer #3 is not as it was written
                mend it: keep a copy of the file and what lies beside it, then put a backup in its place, or save what can be read: sqlite3 <file> .recover | sqlite3 <new file>, and look at that: bay --db <new file> doctor; rows that contradict each other are put right in it with sqlite3
    ✗ database  the rules of the shop are missing
                mend it: keep a copy of the file and what lies beside it, then put a backup in its place, or save what can be read: sqlite3 <file> .recover | sqlite3 <new file>, and look at that: bay --db <new file> doctor; rows that contradict each other are put right in it with sqlite3

    2 problems: database.
    "
  `);
  expect(viewExitCode(view)).toBe(74);
});
