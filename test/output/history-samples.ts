import type { Appointment } from '../../src/domain/appointment.ts';
import type { Deed, VisitDeed } from '../../src/domain/deed.ts';
import type { JournalEntry } from '../../src/domain/journal.ts';
import type { Audit } from '../../src/usecases/history/audit.ts';
import type { Undone } from '../../src/usecases/history/undo.ts';
import type { InboxEntry } from '../../src/usecases/in-step/read-inbox.ts';
import { ANA, CIVIC, GARAGE, NOW, span } from './samples.ts';

export function entry(change: Partial<JournalEntry> = {}): JournalEntry {
  return {
    id: 57,
    at: NOW,
    source: 'counter',
    actor: 'ana',
    verb: 'changed',
    undoes: null,
    undoneBy: null,
    appointments: [],
    people: [],
    rules: null,
    ...change,
  };
}

/** What was done to one visit, or to several. */
export function visitsDeed(...visits: readonly VisitDeed[]): Deed {
  const appointments = visits.map(({ after: { id, revision } }) => ({ id, revision }));
  return { entry: entry({ appointments }), visits, people: [], rules: null, waits: [] };
}

export function moved(visit: Appointment): Appointment {
  return { ...visit, ...span('2026-11-24T10:00', '2026-11-24T10:30') };
}

/** A deed of every kind, with that text wherever somebody's text can be. */
export function deedsOf(text: string, visit: Appointment): Deed[] {
  const cancelled = { ...visit, status: 'cancelled', cancellationReason: 'other' } as const;
  const people: Deed['people'] = [
    { kind: 'customer', id: 1, before: null, now: { ...ANA, name: text } },
    { kind: 'vehicle', id: 1, before: { ...CIVIC, make: text, model: text }, now: null },
  ];
  const closures = [{ name: text, fromDate: text, toDate: text, hours: null }];
  return [
    visitsDeed({ before: null, after: visit }),
    visitsDeed({ before: visit, after: moved(visit) }),
    visitsDeed(
      { before: visit, after: cancelled },
      { before: visit, after: { ...visit, status: 'arrived' } },
    ),
    visitsDeed({ before: visit, after: { ...visit, notes: 'x' } }),
    { entry: entry({ actor: text }), visits: [], people, rules: null, waits: [] },
    {
      entry: entry({ rules: 2 }),
      visits: [],
      people: [],
      rules: { before: GARAGE, after: { ...GARAGE, closures } },
      waits: [],
    },
    {
      entry: entry({ verb: 'waitlist-added' }),
      visits: [],
      people: [],
      rules: null,
      waits: [{ id: 1, customerName: text }],
    },
  ];
}

/** It, taken back. */
export function undoneOf(about: Deed, change: Partial<Undone['value']> = {}): Undone {
  const visits = about.visits.map(({ before, after }) => ({
    before: after,
    after:
      before ??
      ({ ...after, status: 'cancelled', cancellationReason: null, cancellationNote: 'taken-back' } as const),
  }));
  const people = about.people.map((deed) => {
    const row = deed.now ?? deed.before;
    const called = row !== null && 'name' in row ? row.name : (row?.model ?? '');
    return { kind: deed.kind, id: deed.id, outcome: 'stays', called } as const;
  });
  const value = { entry: about.entry.id, by: 58, again: false, visits, people, shop: null, ...change };
  const follows = { visits: 0, pending: 0 };
  return {
    value,
    replayed: false,
    visits,
    about,
    receipt: null,
    trouble: null,
    follows,
    outside: [],
    waitlist: [],
  };
}

/** The story of a visit with a deed of every kind, and with that text wherever somebody's text can be. */
export function audited(text: string, visit: Appointment, told: readonly InboxEntry[]): Audit {
  const done = deedsOf(text, visit).map((deed) => ({ at: NOW, kind: 'done', deed, about: deed }) as const);
  const calendar = {
    calendar: text,
    kind: 'update',
    status: 'pending',
    shownRevision: 1,
    attempts: 2,
    lastError: text,
    link: text,
  } as const;
  return {
    scope: { of: 'appointment', id: visit.id },
    appointment: visit,
    events: [...done, ...told.map((one) => ({ at: NOW, kind: 'told', told: one }) as const)],
    more: true,
    calendars: [calendar],
  };
}
