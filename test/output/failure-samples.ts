import type { Failure, FailureCode } from '../../src/failure.ts';
import { TROUBLES } from './calendar-samples.ts';
import { DAMAGES } from './damage-samples.ts';
import { appointment, at, NOW, span } from './samples.ts';
import { BAD_SETTINGS, INVALID_VALUES, USAGES } from './typed-samples.ts';

const SLOT = span('2026-11-23T09:00', '2026-11-23T09:30');
const NEAREST = [at('2026-11-23T10:00'), at('2026-11-23T10:30')];
const DATE = '2026-11-23';
const FILE = '/data/bay.db';
const VISIT = appointment();
const ANA = { id: 1, name: 'Ana Pérez' };

const SIGN_IN_FAILURES: readonly Extract<Failure, { code: 'sign-in-failed' }>[] = (
  [
    ['refused', 'access_denied'],
    ['too-little', 'calendar.freebusy'],
    ['timed-out', '3 min'],
    ['too-many-bad-requests', '21'],
    ['no-state', 'the address'],
    ['wrong-address', 'the address'],
    ['other-account', 'ana@example.com'],
    ['no-refresh-token', ''],
    ['code-refused', 'invalid_grant: Malformed auth code.'],
    ['client-refused', 'invalid_client: The OAuth client was not found.'],
    ['port-taken', '8080'],
  ] as const
).map(([why, detail]) => ({ code: 'sign-in-failed', why, detail }));

const BY_LUIS = { at: SLOT.start, source: 'counter', actor: 'luis', verb: 'rescheduled' } as const;
const OLDER = { id: 56, at: SLOT.start, verb: 'cancelled', appointments: [{ id: 12, revision: 2 }] } as const;

type Samples = { readonly [C in FailureCode]: readonly Extract<Failure, { code: C }>[] };

/** Every kind of failure, in each of its forms. A code without a sample does not compile. */
export const FAILURES: Samples = {
  usage: USAGES,
  'missing-options': [
    { code: 'missing-options', options: ['--customer', '--service', '--at'], why: null },
    { code: 'missing-options', options: ['--name or --phone'], why: { kind: 'nothing-to-change' } },
    { code: 'missing-options', options: ['--name'], why: { kind: 'unknown-plate', plate: '7ABC123' } },
    { code: 'missing-options', options: ['--vehicle'], why: { kind: 'no-car', customer: 'Ana' } },
    { code: 'missing-options', options: ['--port'], why: { kind: 'web-client' } },
  ],
  'invalid-value': INVALID_VALUES,
  'tool-arguments': [
    {
      code: 'tool-arguments',
      faults: [
        { name: 'date', fault: 'not-a', expected: 'date' },
        { name: 'when', fault: 'unknown', known: ['date', 'language'] },
        { name: 'customer_id', fault: 'missing' },
        { name: 'duration_minutes', fault: 'out-of-range', least: 1, most: 2_880 },
        { name: 'language', fault: 'no-choice', choices: ['en', 'es'] },
        { name: 'make', fault: 'nothing-of', names: ['make', 'plate'] },
      ],
    },
  ],
  'tool-limit': [
    { code: 'tool-limit', what: 'calls', most: 200 },
    { code: 'tool-limit', what: 'misses', most: 8 },
    { code: 'tool-limit', what: 'people', most: 6 },
  ],
  'confirmation-required': [
    {
      code: 'confirmation-required',
      asks: { verb: 'cancel', visit: VISIT, reason: 'other' },
      token: 'c0ffee',
      expiresAt: SLOT.start,
    },
    {
      code: 'confirmation-required',
      asks: { verb: 'reschedule', visit: VISIT, to: SLOT.end },
      token: 'c0ffee',
      expiresAt: SLOT.start,
    },
  ],
  'confirmation-refused': (['unknown', 'expired', 'used', 'of-another-request'] as const).map((why) => ({
    code: 'confirmation-refused',
    why,
  })),
  'proposal-gone': [{ code: 'proposal-gone' }],
  'proposal-taken': [{ code: 'proposal-taken' }],
  'tool-closed': [{ code: 'tool-closed', tool: 'book_appointment' }],
  'too-long': [{ code: 'too-long', what: 'notes', lengthCharacters: 100_000, mostCharacters: 2_000 }],
  'time-not-understood': [{ code: 'time-not-understood', words: 'when the cows come home' }],
  'time-skipped': [
    {
      code: 'time-skipped',
      wall: '2027-03-14T02:30',
      zone: 'America/New_York',
      jumpFrom: '2027-03-14T02:00',
      jumpTo: '2027-03-14T03:00',
    },
    { code: 'time-skipped', wall: '02:30', zone: 'America/New_York', jumpFrom: '02:00', jumpTo: '03:00' },
  ],
  'time-ambiguous': [
    {
      code: 'time-ambiguous',
      wall: '2026-11-01T01:30',
      zone: 'America/New_York',
      candidates: ['2026-11-01T01:30:00-04:00', '2026-11-01T01:30:00-05:00'],
    },
  ],
  'weekday-ambiguous': [
    { code: 'weekday-ambiguous', words: 'next friday', dates: ['2026-11-27', '2026-12-04'] },
  ],
  'several-readings': [{ code: 'several-readings', words: 'ahorita', readings: ['now', 'first'] }],
  'several-times': [{ code: 'several-times', words: 'fri before 11', starts: NEAREST, count: 3 }],
  'several-match': [
    {
      code: 'several-match',
      what: 'customer',
      query: 'ana',
      matches: [
        { id: 1, label: 'Ana Pérez, +12125550134' },
        { id: 27, label: 'Ana Lima' },
      ],
    },
    {
      code: 'several-match',
      what: 'bay',
      query: 'b',
      matches: Array.from({ length: 14 }, (_, i) => ({ id: `Bay ${i + 1}`, label: `Bay ${i + 1}` })),
    },
    {
      code: 'several-match',
      what: 'appointment',
      query: 'ana',
      visits: [appointment(), appointment({ id: 1234 })],
      total: 14,
    },
  ],
  'no-open-visit': [
    {
      code: 'no-open-visit',
      query: 'ana',
      customer: { id: 1, name: 'Ana Pérez' },
      customers: 1,
      last: appointment(),
    },
    {
      code: 'no-open-visit',
      query: '0199',
      customer: { id: 2, name: 'Bob Stone' },
      customers: 1,
      last: null,
    },
    { code: 'no-open-visit', query: 'kim', customer: null, customers: 8, last: null },
  ],
  'file-unreadable': [{ code: 'file-unreadable', file: 'shop.yaml', why: 'there is no such file' }],
  'file-too-large': [
    { code: 'file-too-large', file: 'list.csv', what: 'customer list', mostBytes: 16 * 1024 * 1024 },
  ],
  'file-unwritable': [{ code: 'file-unwritable', file: 'out/report.xml', why: 'there is no such folder' }],
  'file-invalid': [
    {
      code: 'file-invalid',
      file: 'shop.yaml',
      what: 'shop file',
      problems: [
        { line: 4, problem: 'monday: 17:00-09:00 ends before it begins' },
        { line: null, problem: 'bays is missing' },
      ],
    },
  ],
  'not-found': [
    { code: 'not-found', what: 'appointment', query: '99', known: [] },
    { code: 'not-found', what: 'service', query: 'oil', known: ['oil_change', 'battery', 'alignment'] },
    { code: 'not-found', what: 'bay', query: 'Bay 9', known: ['Bay 1'] },
    { code: 'not-found', what: 'inbox item', query: '7', known: [] },
    { code: 'not-found', what: 'entry', query: '99', known: [] },
    { code: 'not-found', what: 'entry', query: 'ana', known: [], nothing: 'undo' },
    { code: 'not-found', what: 'entry', query: 'ana', known: [], nothing: 'redo' },
  ],
  'no-time-fits': [{ code: 'no-time-fits', words: 'fri before 11', nearest: NEAREST }],
  'changed-since': [
    { code: 'changed-since', what: { kind: 'appointment', id: 12 }, by: BY_LUIS, older: OLDER },
    { code: 'changed-since', what: { kind: 'customer', id: 1 }, by: null, older: null },
    {
      code: 'changed-since',
      what: { kind: 'vehicle', id: 1 },
      by: { ...BY_LUIS, source: 'agent', verb: 'vehicle-edited' },
      older: { ...OLDER, appointments: [] },
    },
    {
      code: 'changed-since',
      what: { kind: 'shop', id: 3 },
      by: { ...BY_LUIS, source: 'calendar', actor: null },
      older: null,
    },
  ],
  'not-undoable': (
    [
      { kind: 'taken-back', by: 58 },
      { kind: 'stands' },
      { kind: 'import' },
      { kind: 'new-shop' },
      { kind: 'answer' },
      { kind: 'calendar' },
      { kind: 'retired', name: 'Bay 2' },
    ] as const
  ).map((why) => ({
    code: 'not-undoable',
    entry: { id: 57, at: SLOT.start, actor: 'ana', verb: 'customers-imported' },
    why,
    older: OLDER,
  })),
  'slot-taken': [
    {
      code: 'slot-taken',
      what: 'bay',
      name: 'Bay 1',
      slot: SLOT,
      blocking: [
        { by: 'appointment', appointmentId: 12, ...SLOT },
        { by: 'event', appointmentId: null, ...span('2026-11-22T18:00', '2026-11-23T09:15') },
      ],
      nearest: NEAREST,
    },
    { code: 'slot-taken', what: 'technician', name: null, slot: SLOT, blocking: [], nearest: [] },
  ],
  'shop-closed': [
    {
      code: 'shop-closed',
      slot: span('2026-11-29T09:00', '2026-11-29T09:30'),
      date: '2026-11-29',
      name: null,
      why: { kind: 'weekday', weekday: 'sunday' },
      nearest: NEAREST,
    },
    {
      code: 'shop-closed',
      slot: SLOT,
      date: DATE,
      name: 'Maria',
      why: { kind: 'closure', name: 'Christmas' },
      nearest: NEAREST,
    },
    {
      code: 'shop-closed',
      slot: SLOT,
      date: DATE,
      name: null,
      why: { kind: 'break', name: 'lunch' },
      nearest: [at('2026-11-23T13:00'), at('2026-11-24T09:00')],
    },
    {
      code: 'shop-closed',
      slot: SLOT,
      date: DATE,
      name: null,
      why: {
        kind: 'outside-hours',
        open: [span('2026-11-23T10:00', '2026-11-23T12:00'), span('2026-11-23T13:00', '2026-11-23T17:00')],
      },
      nearest: NEAREST,
    },
    {
      code: 'shop-closed',
      slot: SLOT,
      date: DATE,
      name: null,
      why: { kind: 'outside-hours', open: [] },
      nearest: [],
    },
  ],
  'in-the-past': [
    {
      code: 'in-the-past',
      slot: span('2026-11-20T09:00', '2026-11-20T09:30'),
      now: NOW,
      instead: null,
      nearest: [],
    },
    {
      code: 'in-the-past',
      slot: span('2026-11-23T06:30', '2026-11-23T07:00'),
      now: NOW,
      instead: span('2026-11-24T06:30', '2026-11-24T07:00').start,
      nearest: NEAREST,
    },
  ],
  'too-soon': [{ code: 'too-soon', slot: SLOT, leadTimeMinutes: 150, nearest: NEAREST }],
  'beyond-horizon': [
    {
      code: 'beyond-horizon',
      slot: span('2027-06-07T09:00', '2027-06-07T09:30'),
      horizonDays: 90,
      nearest: [],
    },
  ],
  'not-qualified': [
    { code: 'not-qualified', what: 'bay', name: 'Bay 1', service: 'Alignment', skills: ['lift', 'rack'] },
    { code: 'not-qualified', what: 'technician', name: null, service: 'Alignment', skills: [] },
  ],
  'appointment-finished': [
    { code: 'appointment-finished', appointmentId: 12, status: 'cancelled', verb: 'reschedule' },
    { code: 'appointment-finished', appointmentId: 12, status: 'completed', verb: 'cancel' },
  ],
  'visit-exists': [
    { code: 'visit-exists', visit: VISIT, differs: ['service'], blocking: [] },
    {
      code: 'visit-exists',
      visit: VISIT,
      differs: ['duration', 'technician', 'notes'],
      blocking: [{ ...SLOT, by: 'event', appointmentId: null }],
    },
  ],
  'car-taken': [
    {
      code: 'car-taken',
      slot: span('2026-11-23T09:15', '2026-11-23T09:45'),
      visit: VISIT,
      blocking: [
        { ...SLOT, by: 'appointment', appointmentId: 7 },
        { ...SLOT, by: 'event', appointmentId: null },
      ],
      nearest: NEAREST,
    },
    { code: 'car-taken', slot: SLOT, visit: VISIT, blocking: [], nearest: [] },
  ],
  'mode-full': [
    {
      code: 'mode-full',
      mode: 'wait',
      per: 'hour',
      most: 2,
      during: span('2026-11-23T09:00', '2026-11-23T10:00'),
      slot: SLOT,
      appointmentIds: [3, 5],
      instead: ['mode', 'reason'],
      nearest: NEAREST,
    },
    {
      code: 'mode-full',
      mode: 'drop_off',
      per: 'day',
      most: 3,
      during: span('2026-11-23T00:00', '2026-11-24T00:00'),
      slot: SLOT,
      appointmentIds: [],
      instead: ['mode'],
      nearest: [],
    },
  ],
  'status-order': [
    { code: 'status-order', appointmentId: 12, status: 'completed', mark: 'arrived' },
    { code: 'status-order', appointmentId: 12, status: 'arrived', mark: 'no_show' },
  ],
  'not-due': [
    { code: 'not-due', appointmentId: 12, start: SLOT.start, mark: 'arrived', why: 'later-day' },
    { code: 'not-due', appointmentId: 12, start: SLOT.start, mark: 'arrived', why: 'earlier-day' },
    { code: 'not-due', appointmentId: 12, start: SLOT.start, mark: 'no_show', why: 'later' },
  ],
  'key-reused': [{ code: 'key-reused', key: 'call-17' }],
  'series-refused': [
    {
      code: 'series-refused',
      count: 4,
      refused: [
        {
          at: SLOT.start,
          why: { code: 'beyond-horizon', slot: SLOT, horizonDays: 90, nearest: [] },
          nearest: [SLOT.end],
        },
      ],
    },
  ],
  'plan-incomplete': [{ code: 'plan-incomplete', unplaced: [VISIT] }],
  'changed-meanwhile': [
    { code: 'changed-meanwhile', what: 'shop' },
    { code: 'changed-meanwhile', what: 'appointment' },
  ],
  'phone-taken': [{ code: 'phone-taken', phone: '+12125550134', customer: ANA }],
  'car-known': [
    { code: 'car-known', field: 'plate', value: 'ABC1234', vehicleId: 3, customer: ANA },
    { code: 'car-known', field: 'vin', value: '1HGCM82633A004352', vehicleId: 3, customer: ANA },
  ],
  'appointments-in-the-way': [
    { code: 'appointments-in-the-way', change: 'Bay 2 goes', appointmentIds: [12, 14] },
    {
      code: 'appointments-in-the-way',
      change: 'Bay 2 goes',
      appointmentIds: Array.from({ length: 13 }, (_, i) => i + 1),
    },
  ],
  'not-confirmed': [{ code: 'not-confirmed', action: 'cancel #12' }],
  'calendar-unreachable': [
    ...TROUBLES.map((trouble) => ({ code: 'calendar-unreachable', trouble }) as const),
    { code: 'calendar-unreachable', trouble: { kind: 'unknown', why: 'Google answered 503' }, verb: 'book' },
    {
      code: 'calendar-unreachable',
      trouble: { kind: 'denied', why: 'Google answered 403' },
      verb: 'reschedule',
    },
  ],
  'resolution-not-offered': [
    { code: 'resolution-not-offered', item: 3, offered: ['restore', 'cancel'] },
    { code: 'resolution-not-offered', item: 4, offered: ['done'] },
  ],
  'settled-otherwise': [
    { code: 'settled-otherwise', item: 3, appointmentId: 12, settled: 'restore', asked: 'cancel' },
    { code: 'settled-otherwise', item: 4, appointmentId: null, settled: null, asked: 'restore' },
  ],
  'sign-in-needed': [
    { code: 'sign-in-needed', account: 'default' },
    { code: 'sign-in-needed', account: 'maria' },
  ],
  'sign-in-expired': [
    {
      code: 'sign-in-expired',
      account: 'default',
      why: 'invalid_grant: Token has been expired or revoked.',
      signedInAt: at('2026-11-16T09:00'),
    },
    { code: 'sign-in-expired', account: 'maria', why: 'invalid_client: Unauthorized', signedInAt: null },
  ],
  'sign-in-failed': SIGN_IN_FAILURES,
  'token-store-failed': [
    { code: 'token-store-failed', place: '/data/sign-ins', problem: 'unwritable', why: 'the disk is full' },
    {
      code: 'token-store-failed',
      place: '/data/sign-ins/default.json',
      problem: 'unsafe',
      why: 'other users may look into it',
    },
    {
      code: 'token-store-failed',
      place: '/data/sign-ins/default.json',
      problem: 'unreadable',
      why: 'BAY_TOKEN_PASSPHRASE does not open it',
    },
    {
      code: 'token-store-failed',
      place: 'keyring',
      problem: 'unwritable',
      why: '@napi-rs/keyring is not installed',
    },
  ],
  'google-unreachable': [{ code: 'google-unreachable', what: 'the sign-in (no answer within 10 s)' }],
  'bad-configuration': BAD_SETTINGS,
  'database-full': [{ code: 'database-full', file: FILE }],
  'database-read-only': [{ code: 'database-read-only', file: FILE }],
  'database-unreachable': [{ code: 'database-unreachable', file: FILE, why: 'its folder is not there.' }],
  'database-damaged': [
    { code: 'database-damaged', file: FILE, found: [{ kind: 'not-as-written', what: 'customer', id: 3 }] },
    {
      code: 'database-damaged',
      file: FILE,
      found: DAMAGES,
    },
  ],
  'database-foreign': [{ code: 'database-foreign', file: FILE }],
  'database-other-build': [
    { code: 'database-other-build', file: FILE, found: { kind: 'schema', part: 'table claim', is: 'other' } },
  ],
  'database-newer': [{ code: 'database-newer', file: FILE, version: 7, known: 5 }],
  'database-locked': [{ code: 'database-locked', file: FILE, waitedMs: 5000 }],
  'already-serving': [
    { code: 'already-serving', file: FILE, pid: 4711, since: '2026-11-23T07:00' },
    { code: 'already-serving', file: FILE, pid: null, since: null },
  ],
  'native-module-missing': [{ code: 'native-module-missing', why: 'it was not built' }],
  interrupted: [{ code: 'interrupted' }],
};

export const ALL_FAILURES: readonly Failure[] = Object.values(FAILURES).flat();
