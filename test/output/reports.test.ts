import { expect, test } from 'vitest';
import { calendarImportedView } from '../../src/output/calendars/import-report.ts';
import type { Diagnosis } from '../../src/output/checks/diagnosis.ts';
import { doctorView } from '../../src/output/checks/doctor.ts';
import { envelope, viewExitCode } from '../../src/output/form/view.ts';
import { DRY_RUN, PLAIN } from './samples.ts';

test('an imported calendar file', () => {
  const counts = { added: 3, changed: 1, removed: 0, unchanged: 7 };
  const outdated = [15];
  const skipped = [
    { line: 12, problem: 'DTSTART is missing' },
    { line: null, problem: 'no end' },
  ];
  const warnings = [{ line: 20, problem: 'only its first occurrence is taken' }];
  const view = calendarImportedView(
    { file: 'a.ics', calendarId: 'primary', ...counts, outdated, skipped, warnings, firstDay: null },
    DRY_RUN,
  );
  expect(view.text(PLAIN)).toMatchInlineSnapshot(`
    "Would take events from a.ics into calendar primary: 3 added, 1 changed, 0 removed, 7 unchanged; 3 events skipped; 1 warning
      ! no end
      ! line 12: DTSTART is missing
      ! line 15: a later version of it is known
      ! line 20: only its first occurrence is taken
    "
  `);
  expect(view.data).toEqual({
    file: 'a.ics',
    calendar_id: 'primary',
    skipped_count: 3,
    ...counts,
    skipped: [skipped[1], skipped[0], { line: 15, problem: 'a later version of it is known' }],
    warning_count: 1,
    warnings,
    dry_run: true,
  });
});

const FINDINGS: Omit<Diagnosis, 'exitCode'>[] = [
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
