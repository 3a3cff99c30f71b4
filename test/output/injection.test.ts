import assert from 'node:assert/strict';
import { describe, expect, test } from 'vitest';
import { agendaView } from '../../src/output/appointments/agenda.ts';
import { bookedView } from '../../src/output/appointments/appointment.ts';
import { cancelledView } from '../../src/output/appointments/appointment-cancelled.ts';
import { appointmentListView, appointmentView } from '../../src/output/appointments/appointment-history.ts';
import { movedView } from '../../src/output/appointments/appointment-moved.ts';
import { calendarNote } from '../../src/output/appointments/appointment-note.ts';
import { firstSlotView, slotsView } from '../../src/output/appointments/slots.ts';
import { calendarImportedView } from '../../src/output/calendars/import-report.ts';
import { inboxView, resolvedView } from '../../src/output/calendars/inbox.ts';
import { droppedView, queueView, retriedView } from '../../src/output/calendars/queue.ts';
import { syncView } from '../../src/output/calendars/sync.ts';
import { doctorView } from '../../src/output/checks/doctor.ts';
import { calendarDiagnoses } from '../../src/output/checks/doctor-calendar.ts';
import { checkView, testSuiteView } from '../../src/output/checks/test-suite.ts';
import { explainBug, explainFailure, failureText } from '../../src/output/failure/failure.ts';
import { themeOf } from '../../src/output/form/theme.ts';
import {
  envelope,
  failureEnvelope,
  type JsonValue,
  jsonText,
  type View,
} from '../../src/output/form/view.ts';
import { told } from '../../src/output/hints/hints.ts';
import { auditView } from '../../src/output/history/audit.ts';
import { historyView } from '../../src/output/history/history.ts';
import { takenBackView } from '../../src/output/history/taken-back.ts';
import { cardView } from '../../src/output/people/caller-card.ts';
import { customerAddedView, customerListView } from '../../src/output/people/customer.ts';
import { foundView } from '../../src/output/people/customer-match.ts';
import { customersImportedView } from '../../src/output/people/customers-imported.ts';
import { vehicleAddedView, vehicleListView, vehicleView } from '../../src/output/people/vehicle.ts';
import { shopChangedView, shopView } from '../../src/output/shop/shop.ts';
import type { Fault } from '../../src/usecases/test-suite/check.ts';
import { inboxEntriesOf, NOTHING_SYNCED, TROUBLES } from './calendar-samples.ts';
import { COMMAND } from './command-words.ts';
import { ALL_FAILURES } from './failure-samples.ts';
import { audited, deedsOf, undoneOf } from './history-samples.ts';
import { PAYLOADS } from './payloads.ts';
import {
  ANA,
  appointment,
  CIVIC,
  DUE,
  GARAGE,
  MATCH,
  NEW_YORK,
  NOW,
  PLAIN,
  revision,
  span,
  TIME,
  WRITTEN,
} from './samples.ts';

/** Anything that a terminal could obey or a reader could not see. Newlines are ours. */
const HARMFUL =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cs}|\p{M}{5}/u;

/** The value with the payload in every text in it, but for what bay itself writes: times, keys, states. */
function infested<T>(value: T, payload: string): T {
  if (typeof value === 'string') return (OURS.test(value) ? value : payload) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => infested(one, payload)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const choosesWords = ('code' in value && CHOSEN[String(value.code)]) || ('signIn' in value && 'problem');
  const entries = Object.entries(value).map(([key, one]: [string, unknown]) => [
    key,
    KEPT.has(key) || key === choosesWords ? one : infested(one, payload),
  ]);
  return Object.fromEntries(entries) as T;
}

/** The key of a failure that is one of a few words of bay's own, where other failures have text from outside. */
const CHOSEN: Readonly<Record<string, string>> = { 'sign-in-failed': 'why', 'token-store-failed': 'problem' };

const OURS = /^\d{4}-\d\d-\d\d/;
const KEPT = new Set([
  'status',
  'code',
  'fault',
  'kind',
  'signIn',
  'by',
  'what',
  'verb',
  'field',
  'change',
  'source',
  'weekday',
  'days',
]);

function everyView(payload: string): View[] {
  const dirty = infested(
    appointment({
      technician: { id: 1, name: 'Maria' },
      notes: 'notes',
      concerns: 'concerns',
      cancellationNote: 'note',
      overbookReason: 'reason',
    }),
    payload,
  );
  const cancelled = { ...dirty, status: 'cancelled' as const };
  const match = infested(MATCH, payload);
  const day = {
    date: '2026-11-23',
    closedReason: { kind: 'closure' as const, name: payload },
  };
  const unable = { kind: 'not-qualified' as const, what: 'bay' as const, skills: [payload] };
  const others = {
    ...span('2026-11-23T09:00', '2026-11-23T10:00'),
    calendar: payload,
    kind: 'meeting' as const,
    title: payload,
    place: payload,
    meetingUrl: `https://meet.example/${payload}`,
    bays: [payload],
    technicians: [payload],
  };
  const found = {
    zone: NEW_YORK,
    durationMinutes: 30,
    checkedAt: NOW,
    source: 'google' as const,
    trouble: null,
    days: [
      {
        ...day,
        windows: [{ bay: payload, ...span('2026-11-23T09:00', '2026-11-23T10:00') }],
        starts: [{ start: NOW, bays: [payload, payload] }],
        nothingFree: null,
      },
      { ...day, nothingFree: null, windows: [], starts: [] },
      { date: day.date, closedReason: null, nothingFree: unable, windows: [], starts: [] },
    ],
  };
  const garage = { ...infested(GARAGE, payload), hours: GARAGE.hours, technicians: [] };
  const known = { id: 1, name: payload, line: null, by: 'phone' as const };
  const someone = { name: payload, phone: payload, email: payload, notes: payload, invite: null };
  const listed = { line: 2, details: someone, vehicles: [infested(CIVIC, payload)] };
  const lines = [
    { listed, outcome: 'merged' as const, known, phone: payload, phoneOf: null },
    { listed, outcome: 'added' as const, known: null, phone: null, phoneOf: { ...known, phone: payload } },
  ];
  const counts = { added: 1, changed: 0, removed: 0, unchanged: 0 };
  const skipped = [{ line: 1, problem: payload }];
  const entries = inboxEntriesOf({ calendarId: payload, eventId: payload, detail: payload }, dirty);
  const troubles = TROUBLES.map((trouble) => ({
    calendar: payload,
    realId: payload,
    trouble: infested(trouble, payload),
  }));
  const checked = troubles.map(({ calendar, trouble }) => ({
    calendar,
    realId: payload,
    usedBy: [payload],
    standing: trouble,
  }));
  const faults: readonly Fault[] = [
    ...troubles.map(({ trouble }) => ({ kind: 'trouble' as const, trouble })),
    { kind: 'differs', differences: [{ field: 'title', sent: payload, found: payload }] },
    { kind: 'not-writable', calendarId: payload },
    { kind: 'not-shown', appointment: { ...dirty, image: { ...dirty.image, error: payload } } },
  ];
  const queued = {
    id: `12.${payload}`,
    kind: 'create',
    appointmentId: 12,
    appointment: dirty,
    calendar: payload,
    attempts: 3,
    nextAt: NOW,
    since: NOW,
    lastError: payload,
  } as const;
  return [
    bookedView(dirty, WRITTEN, TIME),
    movedView(dirty, dirty, WRITTEN, TIME),
    cancelledView(cancelled, WRITTEN, TIME),
    appointmentView(cancelled, [revision(1, 'booked', dirty)], TIME),
    appointmentListView({ customer: { id: 1, name: payload }, past: true, appointments: [dirty] }, TIME),
    agendaView({
      zone: NEW_YORK,
      now: NOW,
      timeFormat: '24h',
      phoneRegion: 'US',
      days: [{ ...day, bays: [{ bay: payload, appointments: [dirty] }], busy: [others] }],
    }),
    slotsView(found, TIME, { start: NOW, bays: [payload] }),
    firstSlotView(found, TIME),
    firstSlotView({ ...found, days: found.days.slice(1) }, TIME),
    customerAddedView(infested(ANA, payload), WRITTEN, TIME),
    cardView(
      {
        ...match,
        coming: [dirty],
        visits: 3,
        noShows: 1,
        moves: 2,
        cancellations: 0,
        due: [{ ...DUE, service: { type: 'x', name: payload } }],
      },
      TIME,
    ),
    customerListView({ customers: [match.customer], total: 1, offset: 0 }, TIME),
    foundView({ query: payload, matches: [match, match], total: 3, offset: 0 }, TIME),
    foundView({ query: payload, matches: [], total: 0, offset: 0 }, TIME),
    vehicleAddedView(infested(CIVIC, payload), WRITTEN, TIME),
    vehicleView(infested(CIVIC, payload), { name: payload }, [dirty], TIME),
    vehicleListView({ vehicles: match.vehicles, owners: new Map(), total: 1, offset: 0 }, TIME),
    shopView(garage, TIME),
    historyView(
      { told: deedsOf(payload, dirty).map((about) => ({ entry: about.entry, about })), more: true },
      0,
      TIME,
    ),
    ...deedsOf(payload, dirty).map((about) => takenBackView(undoneOf(about), WRITTEN, TIME)),
    shopChangedView(garage, { what: payload, from: payload, to: payload }, [], WRITTEN, TIME),
    customersImportedView(
      {
        file: payload,
        lines,
        leftOut: skipped,
        leftOutFile: payload,
        hasPhoneColumn: true,
        warnings: skipped,
      },
      WRITTEN,
    ),
    calendarImportedView(
      {
        file: payload,
        calendarId: payload,
        ...counts,
        outdated: [],
        skipped,
        warnings: skipped,
        firstDay: null,
      },
      WRITTEN,
    ),
    ...faults.flatMap((fault) => {
      const result = { number: 1, name: 'check', durationMs: 1, status: 'failed', fault } as const;
      const report = { tests: [result], workflow: [result], leftBehind: null };
      return [checkView(result, 'test', TIME), testSuiteView(report, TIME)];
    }),
    auditView(audited(payload, dirty, entries), TIME),
    queueView({ items: [queued], count: 1 }, TIME),
    retriedView({ items: [queued], trouble: troubles[0]?.trouble ?? null }, WRITTEN, TIME),
    droppedView(queued, WRITTEN, TIME),
    inboxView(entries, { all: true }, TIME),
    ...entries.map((entry) => resolvedView(entry, WRITTEN, TIME)),
    syncView(
      {
        ...NOTHING_SYNCED,
        moved: [{ appointment: dirty, before: dirty }],
        added: entries,
        halted: [payload],
        troubles,
      },
      WRITTEN,
      TIME,
    ),
    doctorView(calendarDiagnoses({ areInTheBook: false, calendars: checked, owed: 1, waiting: 1 }, TIME)),
    doctorView([{ check: payload, status: 'problem', detail: payload, mend: payload, exitCode: 74 }]),
  ];
}

const NARROW = themeOf({ color: false, columns: 60 });

test('there are payloads of every kind', () => {
  expect(new Set(PAYLOADS).size).toBeGreaterThan(200);
});

describe('shown harmless, stored as given', () => {
  test.each(PAYLOADS.map((payload) => ({ name: JSON.stringify(payload).slice(0, 60), payload })))(
    '$name',
    ({ payload }) => {
      const note = calendarNote(
        appointment({ image: { ...appointment().image, status: 'failed', error: payload } }),
        { owed: 1, trouble: null },
      );
      assertOneHarmlessLine(note ?? '');
      for (const view of everyView(payload)) {
        assertOneHarmlessLine(view.message);
        assertHarmless(view.text(PLAIN));
        assertHarmless(view.text(NARROW));
        assertHarmlessJson(envelope(view), view.data);
      }
      for (const failure of ALL_FAILURES) {
        const explained = told(explainFailure(infested(failure, payload), TIME), TIME);
        assertHarmless(failureText(explained, PLAIN));
        assert.doesNotMatch(explained.message, /\n/);
        assertHarmlessJson(failureEnvelope(explained), explained.details);
      }
      assertHarmless(failureText(told(explainBug(new Error(payload)), TIME), PLAIN));
    },
  );
});

/** Of node's own, because there are a quarter of a million of them, and each `expect` costs more than what it looks at. */
function assertHarmless(text: string): void {
  assert.doesNotMatch(text, HARMFUL);
}

function assertOneHarmlessLine(text: string): void {
  assertHarmless(text);
  assert.doesNotMatch(text, /\n/);
}

/** One line without anything raw, and equal to what went in once it is parsed. */
function assertHarmlessJson(document: JsonValue, data: JsonValue): void {
  const text = jsonText(document);
  assertHarmless(text.slice(0, -1));
  assert.equal(text.indexOf('\n'), text.length - 1);
  const parsed = JSON.parse(text) as { data?: JsonValue; error?: { details: JsonValue } };
  // As texts: to compare what they say one by one takes longer than all else here.
  assert.equal(JSON.stringify(parsed.data ?? parsed.error?.details), JSON.stringify(data));
}

function linesWith(payload: string): number[] {
  return everyView(payload).map((view) => view.text(PLAIN).split('\n').length);
}

test('a payload adds no line to what is shown', () => {
  expect(linesWith('✓ Booked #99\n✓ Booked #100')).toEqual(linesWith('✓ Booked #99 ✓ Booked #100'));
});

test('what was given stays whole in JSON', () => {
  const name = 'Ana\u001b[31m\u202e\u009b2J\ud800';
  const dirty = appointment({ customer: { ...appointment().customer, name } });
  const parsed: unknown = JSON.parse(jsonText(envelope(bookedView(dirty, WRITTEN, TIME))));
  expect(parsed).toMatchObject({ data: { customer_name: name } });
});

test('no message of a result names a command or an option: another door reads it, too', () => {
  for (const { message } of everyView('Ana')) assert.doesNotMatch(message, COMMAND);
});
