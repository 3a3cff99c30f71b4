import { expect, test } from 'vitest';
import { doctorView } from '../../src/output/doctor.ts';
import { calendarImportedView, customersImportedView } from '../../src/output/import-report.ts';
import { envelope, viewExitCode } from '../../src/output/view.ts';
import type { Finding } from '../../src/usecases/check-health.ts';
import { DRY_RUN, PLAIN, REPLAYED, WRITTEN } from './samples.ts';

const CUSTOMERS = {
  file: 'list.csv',
  added: 1,
  merged: 1,
  unchanged: 0,
  duplicates: [{ line: 4, sameAsLine: 2, name: 'Ana Pérez' }],
  preview: [
    {
      line: 2,
      name: 'Ana Pérez',
      phone: '+12125550134',
      vehicle: '2018 Honda Civic',
      outcome: 'added' as const,
    },
    { line: 3, name: 'Bo', phone: null, vehicle: null, outcome: 'merged' as const },
  ],
};

test('an imported list of customers', () => {
  const view = customersImportedView(CUSTOMERS, WRITTEN);
  expect(view.text(PLAIN)).toMatchInlineSnapshot(`
    "✓ Took customers from list.csv: 1 added, 1 merged, 0 unchanged
      ! line 4: Ana Pérez stands on line 2 already
    "
  `);
  expect(customersImportedView(CUSTOMERS, DRY_RUN).text(PLAIN)).toMatchInlineSnapshot(`
    "Would take customers from list.csv: 1 added, 1 merged, 0 unchanged
      Line  Name       Phone            Car               Outcome
         2  Ana Pérez  +1 212 555 0134  2018 Honda Civic  added
         3  Bo                                            merged
      ! line 4: Ana Pérez stands on line 2 already
    "
  `);
  expect(view.message).toBe('Took customers from list.csv: 1 added, 1 merged, 0 unchanged.');
  expect(customersImportedView(CUSTOMERS, REPLAYED).message).toMatch(/^Already took customers/);
  expect(customersImportedView(CUSTOMERS, DRY_RUN).data).toEqual({
    file: 'list.csv',
    added: 1,
    merged: 1,
    unchanged: 0,
    duplicate_count: 1,
    duplicates: [{ line: 4, same_as_line: 2, customer_name: 'Ana Pérez' }],
    preview: [
      {
        line: 2,
        customer_name: 'Ana Pérez',
        customer_phone: '+12125550134',
        vehicle_info: '2018 Honda Civic',
        outcome: 'added',
      },
      { line: 3, customer_name: 'Bo', customer_phone: null, vehicle_info: null, outcome: 'merged' },
    ],
    dry_run: true,
  });
});

test('the preview of a long list shows its beginning', () => {
  const [line] = CUSTOMERS.preview;
  const preview = Array.from({ length: 2_500 }, () => line as (typeof CUSTOMERS.preview)[number]);
  const lines = customersImportedView({ ...CUSTOMERS, preview, duplicates: [] }, DRY_RUN)
    .text(PLAIN)
    .split('\n');
  expect(lines).toHaveLength(24);
  expect(lines.at(-2)).toBe('  … and 2480 lines more');
});

test('an imported calendar file', () => {
  const counts = { added: 3, changed: 1, removed: 0, unchanged: 7 };
  const skipped = [
    { line: 12, problem: 'DTSTART is missing' },
    { line: null, problem: 'no end' },
  ];
  const warnings = [{ line: 20, problem: 'only its first occurrence is taken' }];
  const view = calendarImportedView(
    { file: 'a.ics', calendarId: 'primary', ...counts, skipped, warnings, firstDay: null },
    DRY_RUN,
  );
  expect(view.text(PLAIN)).toMatchInlineSnapshot(`
    "Would take events from a.ics into calendar primary: 3 added, 1 changed, 0 removed, 7 unchanged; 2 events skipped; 1 warning
      ! line 12: DTSTART is missing
      ! no end
      ! line 20: only its first occurrence is taken
    "
  `);
  expect(view.data).toEqual({
    file: 'a.ics',
    calendar_id: 'primary',
    skipped_count: 2,
    ...counts,
    skipped,
    warning_count: 1,
    warnings,
    dry_run: true,
  });
});

const FINDINGS: Finding[] = [
  { check: 'database', status: 'ok', detail: '/home/ana/bay.db, 12 appointments', mend: null },
  { check: 'sign-in', status: 'warning', detail: 'dies on Thursday', mend: 'bay auth' },
  { check: 'calendar', status: 'problem', detail: 'primary cannot be written', mend: null },
];

const DIAGNOSES = FINDINGS.map((finding) => Object.assign({ exitCode: 74 }, finding));

test('what the doctor found', () => {
  const view = doctorView(DIAGNOSES);
  expect(view.text(PLAIN)).toMatchInlineSnapshot(`
    "✓ database  /home/ana/bay.db, 12 appointments
    ! sign-in   dies on Thursday
                mend it: bay auth
    ✗ calendar  primary cannot be written

    1 problem and 1 warning: sign-in and calendar.
    "
  `);
  expect(view.data).toEqual({ findings: FINDINGS, problems: 1, warnings: 1 });
  expect(viewExitCode(view)).toBe(74);
  expect(envelope(view)).toMatchObject({ success: false, error: { code: 'problem-found' }, data: view.data });
});

test('a healthy shop', () => {
  const view = doctorView(DIAGNOSES.slice(0, 1));
  expect(view.text(PLAIN)).toBe('✓ database  /home/ana/bay.db, 12 appointments\n\nAll is well.\n');
  expect(viewExitCode(doctorView(DIAGNOSES.slice(0, 2)))).toBe(0);
});
