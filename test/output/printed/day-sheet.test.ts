import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { widthOf } from '../../../src/output/form/width.ts';
import { sheetHtml } from '../../../src/output/printed/sheet-html.ts';
import { sheetText } from '../../../src/output/printed/sheet-text.ts';
import type { DaySheet } from '../../../src/usecases/day/read-day-sheet.ts';
import { appointment, at, span } from '../samples.ts';
import { fullDay } from './full-day.ts';

const MARIA = { id: 1, name: 'Maria' };
const CIVIC = appointment({
  technician: MARIA,
  status: 'arrived',
  mode: 'wait',
  promisedAt: at('2026-11-23T15:30'),
  keyTag: '14',
  concerns: 'squeaks "when cold"',
  notes: 'calls back <after 3>',
});
const F150 = appointment({
  id: 13,
  ...span('2026-11-23T10:00', '2026-11-23T11:00'),
  customer: { id: 2, name: 'Bo & Sons', phone: null, email: null, invite: null },
  vehicle: { id: 2, info: 'Ford F-150', plate: null },
  overbookReason: 'he insists',
});
const HELD = appointment({
  id: 9,
  status: 'in_progress',
  promisedAt: at('2026-11-23T12:00'),
  ...span('2026-11-20T16:00', '2026-11-20T17:00'),
});
const DENTIST = {
  ...span('2026-11-23T13:00', '2026-11-23T14:00'),
  calendar: 'primary',
  kind: 'block' as const,
  place: null,
  meetingUrl: null,
  title: 'Dentist',
  bays: ['Bay 1'],
  technicians: ['Maria'],
};
const day = fullDay(0);
const MONDAY: DaySheet = {
  ...day,
  day: {
    ...day.day,
    bays: [
      { bay: 'Bay 1', appointments: [CIVIC, F150] },
      { bay: 'Rack', appointments: [] },
    ],
    busy: [DENTIST],
  },
  off: [...day.off, { name: 'Rack', hours: DENTIST, reason: null }],
  heldOver: [HELD],
};
const SUNDAY: DaySheet = {
  ...day,
  day: { date: '2026-11-29', closedReason: { kind: 'weekday', weekday: 'sunday' }, bays: [], busy: [] },
  open: [],
  off: [],
};

test('the sheet for a line printer', () => {
  expect(sheetText(MONDAY, 80)).toMatchInlineSnapshot(`
    "Main Street Garage, Monday 23 November 2026
    open 08:00–12:00 and 13:00–18:00; 2 appointments, 1 car held over
    Off: Sam (training), Rack 13:00–14:00
    [ ][ ] here, done

    Held over
    [x][ ] since Fri 20 Nov  #9 Ana Pérez              +1 212 555 0134  by 12:00
           Oil change, 2018 Honda Civic, ABC1234

    Bay 1
    [x][ ] 09:00–09:30  #12 Ana Pérez             +1 212 555 0134
           by 15:30, waiting, tag 14
           Oil change, Maria, 2018 Honda Civic, ABC1234
           Concerns: squeaks "when cold"
           Notes: calls back <after 3>
    [ ][ ] 10:00–11:00  #13 Bo & Sons
           Oil change, Ford F-150
           Overbooked: he insists

    Rack  no appointments

    Others
      13:00–14:00 Dentist (Bay 1 and Maria)

    printed Mon 23 Nov 07:40
    "
  `);
});

test('what is held over comes first, then bay by bay; others and who is off are named', () => {
  expect(bodyOf(MONDAY)).toMatchInlineSnapshot(`
    "<header>
    <h1>Monday 23 November 2026</h1>
    <p class="shop">Main Street Garage</p>
    <p>open 08:00–12:00 and 13:00–18:00</p>
    <p class="count">2 appointments, 1 car held over</p>
    <p class="off">Off: Sam (training), Rack 13:00–14:00</p>
    </header>
    <table>
    <thead><tr><th class="ticks">in&ensp;done</th><th class="when">Held over</th><th class="who">customer</th><th class="car">car</th><th class="work">work</th><th class="told">concerns</th></tr></thead>
    <tbody>
    <tr><td class="ticks"><i class="box">✓</i><i class="box"></i> <small>#9</small></td><td class="when"><b>since Fri 20 Nov</b> by 12:00</td><td class="who"><b>Ana Pérez</b> <span>+1 212 555 0134</span></td><td class="car">2018 Honda Civic <b class="plate">ABC1234</b> <span></span></td><td class="work">Oil change</td><td class="told"></td></tr>
    </tbody>
    </table>
    <table>
    <thead><tr><th class="ticks">in&ensp;done</th><th class="when">Bay 1</th><th class="who">customer</th><th class="car">car</th><th class="work">work</th><th class="told">concerns</th></tr></thead>
    <tbody>
    <tr><td class="ticks"><i class="box">✓</i><i class="box"></i> <small>#12</small></td><td class="when"><b>09:00–09:30</b> by 15:30, waiting</td><td class="who"><b>Ana Pérez</b> <span>+1 212 555 0134</span></td><td class="car">2018 Honda Civic <b class="plate">ABC1234</b> <span>tag 14</span></td><td class="work">Oil change, Maria</td><td class="told">squeaks &quot;when cold&quot; 
    <b>Notes:</b> calls back &lt;after 3&gt; </td></tr>
    <tr><td class="ticks"><i class="box"></i><i class="box"></i> <small>#13</small></td><td class="when"><b>10:00–11:00</b> </td><td class="who"><b>Bo &amp; Sons</b> <span></span></td><td class="car">Ford F-150 <b class="plate"></b> <span></span></td><td class="work">Oil change</td><td class="told"><b>Overbooked:</b> he insists </td></tr>
    </tbody>
    </table>
    <p class="empty"><b>Rack</b> no appointments</p>
    <section class="others"><h2>Others</h2>
    <p>13:00–14:00 Dentist (Bay 1 and Maria)</p>
    </section>
    <footer>printed Mon 23 Nov 07:40</footer>
    </body>
    </html>
    "
  `);
});

test('a closed day says why', () => {
  expect(sheetText(SUNDAY, 80)).toMatchInlineSnapshot(`
    "Main Street Garage, Sunday 29 November 2026
    closed on Sundays; 0 appointments
    [ ][ ] here, done

    printed Mon 23 Nov 07:40
    "
  `);
  expect(bodyOf(SUNDAY)).toContain('<p>closed on Sundays</p>');
});

test('the page is whole in itself, runs nothing, and holds no markup of anybody else', () => {
  const page = sheetHtml({ ...MONDAY, shopName: '<script>alert(1)</script>' });
  expect(page).not.toMatch(/<script|<link|<img|src=|url\(|@import|http:|https:/i);
  expect(page).toContain("default-src 'none'");
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).toMatch(/@page\{size:portrait;/);
});

describe('letters are as large as one page allows', () => {
  test.each([
    { each: 2, points: '10' },
    { each: 6, points: '9' },
    { each: 10, points: '7' },
    // Two pages, of which each is easy to read.
    { each: 13, points: '8.5' },
  ])('three bays of $each visits: $points points', ({ each, points }) => {
    expect(/;font:([\d.]+)pt\//.exec(sheetHtml(fullDay(each)))?.[1]).toBe(points);
  });
});

test('on paper of any width no line is longer, and no word is lost', () => {
  const sheet = fullDay(3);
  const all = unspaced(sheetText(sheet, 250));
  fc.assert(
    fc.property(fc.integer({ min: 30, max: 200 }), (width) => {
      const text = sheetText(sheet, width);
      expect(Math.max(...text.split('\n').map(widthOf))).toBeLessThanOrEqual(width);
      expect(unspaced(text)).toBe(all);
    }),
    { numRuns: 40 },
  );
});

function bodyOf(sheet: DaySheet): string {
  return sheetHtml(sheet).replace(/^[\s\S]*<body>\n/, '');
}

function unspaced(text: string): string {
  return text.replaceAll(/\s/g, '');
}
