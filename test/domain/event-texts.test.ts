import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Compared,
  comparedTexts,
  type EventTexts,
  type KnownTexts,
  marksOf,
  marksOfSome,
  NO_TEXTS,
  owedTexts,
  writtenSince,
  writtenTexts,
} from '../../src/domain/event-texts.ts';

const TITLE = 'Oil change - Ana Pérez';
const TEXT = 'Customer: Ana Pérez\nPhone: +12125550134\nNotes: squeaks at <60 & more';
const SAID: EventTexts = { title: TITLE, description: TEXT };
const MARKS = marksOf(SAID);

describe('what people have written into an event', () => {
  test.each<{ name: string; title?: string; text?: string; written: string | null }>([
    { name: 'nothing', written: null },
    { name: 'a title of their own', title: 'Oil - Ana - KEY IN BOX', written: 'Oil - Ana - KEY IN BOX' },
    { name: 'a line below', text: `${TEXT}\nalso brakes`, written: 'also brakes' },
    { name: 'a line in place of all', text: 'called: also brakes', written: 'called: also brakes' },
    { name: 'both', title: 'Ana!', text: `wait\n${TEXT}`, written: 'Ana! / wait' },
    { name: 'less than there was', text: 'Customer: Ana Pérez', written: null },
    {
      name: 'nothing, in a page that adds spaces',
      text: ` ${TEXT.replaceAll('\n', ' \n\n')}\n`,
      written: null,
    },
    {
      name: 'nothing, in a page that adds tags',
      text: `<p>${TEXT.replaceAll('\n', '</p><p>').replace('+12125550134', '<a href="tel:1">+12125550134</a>')}</p>`,
      written: null,
    },
  ])('is told from what bay wrote: $name', ({ title = TITLE, text = TEXT, written }) => {
    expect(writtenSince(MARKS, { title, description: text })).toBe(written);
  });

  test('is told from its beginning', () => {
    expect(writtenSince(MARKS, { title: TITLE, description: 'x'.repeat(5_000) })).toBe(`${'x'.repeat(299)}…`);
  });

  test('is told where bay had written nothing', () => {
    const marks = marksOf({ title: 'cancelled', description: '' });
    expect(writtenSince(marks, { title: 'cancelled', description: 'not yet' })).toBe('not yet');
  });

  test('is not looked for in more lines than can be marked, nor by marks that somebody has cut', () => {
    const many = { title: TITLE, description: Array.from({ length: 300 }, (_, i) => `line ${i}`).join('\n') };
    expect(writtenSince(marksOf(many), { title: TITLE, description: 'other' })).toBeNull();
    const cut = { ...MARKS, description: MARKS.description.slice(1) };
    expect(writtenSince(cut, { title: TITLE, description: 'other' })).toBeNull();
  });
});

test('marks of all that an event bears fit into a private property of Google’s', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 1_000 }), (lines) => {
      expect(marksOf({ title: '', description: lines.join('\n') }).description.length).toBeLessThanOrEqual(
        1_024,
      );
    }),
    { numRuns: 50 },
  );
});

const A = 'as it was';
const B = 'as it is now';
const C = 'as it is after that';
const X = 'somebody’s own words';
/** The title is what is asked about; the description is as it was. */
const said = (title: string): EventTexts => ({ title, description: TEXT });
const marks = (title: string) => marksOf(said(title));
const knows = (title: string, more: Partial<KnownTexts> = {}): KnownTexts => ({
  ...NO_TEXTS,
  texts: marks(title),
  ...more,
});

describe('of texts that were looked at', () => {
  test.each<{
    name: string;
    known?: KnownTexts;
    there: string;
    wrote: string | null;
    ours: string;
    owed: boolean;
    theirs?: boolean;
    told?: boolean;
  }>([
    { name: 'all is as it was: nothing follows', there: A, wrote: A, ours: A, owed: false },
    { name: 'changed here alone: written', there: A, wrote: A, ours: B, owed: true },
    {
      name: 'changed there alone: kept, and nobody is told',
      there: X,
      wrote: A,
      ours: A,
      owed: false,
      theirs: true,
    },
    {
      name: 'changed on both sides: theirs is kept, and told',
      there: X,
      wrote: A,
      ours: B,
      owed: false,
      theirs: true,
      told: true,
    },
    {
      name: 'told before: not told again',
      known: knows(B),
      there: X,
      wrote: A,
      ours: B,
      owed: false,
      theirs: true,
    },
    {
      name: 'changed here once more: told once more',
      known: knows(B),
      there: X,
      wrote: A,
      ours: C,
      owed: false,
      theirs: true,
      told: true,
    },
    { name: 'changed on both sides to the same: nothing follows', there: B, wrote: A, ours: B, owed: false },
    {
      name: 'theirs taken back by themselves: written',
      known: knows(B),
      there: A,
      wrote: A,
      ours: B,
      owed: true,
    },
    { name: 'our own write, of which nobody has heard: in step', there: B, wrote: B, ours: B, owed: false },
    {
      name: 'written over after our own write, of which nobody has heard: kept, and nobody is told',
      there: X,
      wrote: B,
      ours: B,
      owed: false,
      theirs: true,
    },
    {
      name: 'without marks, as last known, and another here: written',
      there: A,
      wrote: null,
      ours: B,
      owed: true,
    },
    {
      name: 'without marks, not as last known: theirs',
      there: X,
      wrote: null,
      ours: A,
      owed: false,
      theirs: true,
    },
    {
      name: 'of which nothing is known, as here: ours',
      known: NO_TEXTS,
      there: A,
      wrote: null,
      ours: A,
      owed: false,
    },
    {
      name: 'of which nothing is known, not as here: kept, and told',
      known: NO_TEXTS,
      there: X,
      wrote: null,
      ours: A,
      owed: false,
      theirs: true,
      told: true,
    },
  ])('$name', ({ known = knows(A), there, wrote, ours, owed, theirs = false, told = false }) => {
    const compared = comparedTexts(known, marks(there), wrote === null ? null : marks(wrote), marks(ours));
    expect(compared.known).toMatchObject({ textsOwed: owed, theirs: theirs ? ['title'] : [] });
    expect(compared.isKept).toBe(told);
  });
});

describe('of texts after a request', () => {
  test.each<{ name: string; known: KnownTexts; sent: string | null; ours: string; after: Compared }>([
    {
      name: 'that wrote them: in step',
      known: knows(A),
      sent: B,
      ours: B,
      after: { known: knows(B), isKept: false },
    },
    {
      name: 'while they changed here once more: owed',
      known: knows(A),
      sent: B,
      ours: C,
      after: { known: knows(B, { textsOwed: true }), isKept: false },
    },
    {
      name: 'that left somebody’s alone: told of the change here, once',
      known: knows(A, { theirs: ['title'] }),
      sent: null,
      ours: B,
      after: { known: knows(B, { theirs: ['title'] }), isKept: true },
    },
    {
      name: 'that left somebody’s alone, and nothing has changed here: not told',
      known: knows(A, { theirs: ['title'] }),
      sent: null,
      ours: A,
      after: { known: knows(A, { theirs: ['title'] }), isKept: false },
    },
    {
      name: 'that was the first: known',
      known: NO_TEXTS,
      sent: A,
      ours: A,
      after: { known: knows(A), isKept: false },
    },
  ])('$name', ({ known, sent, ours, after }) => {
    expect(writtenTexts(known, sent === null ? {} : marksOfSome(said(sent)), marks(ours))).toEqual(after);
  });
});

test('an update writes what is another here and nobody’s there, and nothing else', () => {
  const ours = { title: B, description: 'another' };
  expect(owedTexts(knows(A), said(A))).toEqual({});
  expect(owedTexts(knows(A), ours)).toEqual(ours);
  expect(owedTexts(knows(A, { theirs: ['title'] }), ours)).toEqual({ description: 'another' });
});

/** A part of an event, of which both sides may write what they like; the service may change letters as it likes, too. */
test('whatever happens, bay writes once for each change here, and never over what somebody wrote', () => {
  const deed = fc.constantFrom('here', 'there', 'look', 'deliver');
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), fc.boolean(), (deeds, reformats) => {
      let [changes, writes, people] = [0, 0, 0];
      const kept = (text: string) => (reformats ? text.toUpperCase() : text);
      let ours = 'ours 0';
      const event = { text: kept(ours), marks: marks(ours), isTheirs: false, isRead: true };
      const known = { ...writtenTexts(NO_TEXTS, marksOfSome(said(ours)), marks(ours)).known };
      for (const one of deeds) {
        if (one === 'here') {
          changes += 1;
          ours = `ours ${changes}`;
          Object.assign(known, { textsOwed: true });
        }
        if (one === 'there') {
          people += 1;
          Object.assign(event, { text: `theirs ${people}`, isTheirs: true, isRead: false });
        }
        // An update is sent on the condition that the event is as it was last read.
        if (one === 'look' || (one === 'deliver' && !event.isRead)) {
          Object.assign(known, comparedTexts(known, marks(event.text), event.marks, marks(ours)).known);
          Object.assign(event, { isRead: true });
        }
        if (one === 'deliver' && known.textsOwed) {
          const { title } = owedTexts(known, said(ours));
          if (title !== undefined) {
            expect(event.isTheirs).toBe(false);
            writes += 1;
            Object.assign(event, { text: kept(title), marks: marks(title), isTheirs: false, isRead: true });
          }
          const sent = title === undefined ? {} : marksOfSome({ title });
          Object.assign(known, writtenTexts(known, sent, marks(ours)).known);
          expect(known.textsOwed).toBe(false);
        }
        if (!reformats && people === 0 && one === 'deliver') expect(event.text).toBe(ours);
      }
      expect(writes).toBeLessThanOrEqual(changes);
    }),
    { seed: 20261121, numRuns: 2_000 },
  );
});
