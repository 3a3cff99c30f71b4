import { describe, expect, test } from 'vitest';
import { lineMarks, writtenSince } from '../../../src/calendar/google/written-lines.ts';

const TITLE = 'Oil change - Ana Pérez';
const TEXT = 'Customer: Ana Pérez\nPhone: +12125550134\nNotes: squeaks at <60 & more';
const MARKS = lineMarks(TITLE, TEXT) ?? '';

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
    expect(writtenSince(MARKS, title, text)).toBe(written);
  });

  test('is told from its beginning', () => {
    expect(writtenSince(MARKS, TITLE, 'x'.repeat(5_000))).toBe(`${'x'.repeat(299)}…`);
  });

  test('is not looked for in more lines than can be marked, nor by marks that somebody has cut', () => {
    expect(lineMarks(TITLE, Array.from({ length: 300 }, (_, i) => `line ${i}`).join('\n'))).toBeNull();
    expect(writtenSince(MARKS.slice(1), TITLE, 'other')).toBeNull();
  });
});
