import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/run/command-list.ts';
import { widthOf } from '../../src/output/form/width.ts';
import { ANSWERS, FILES, LONG_NAMES } from '../support/chief-answers.ts';
import { workshop } from '../support/workshop.ts';
import { WRITTEN_FILES } from '../support/workshop-commands.ts';

const COLOURS = /\u001b\[\d+m/g; // oxlint-disable-line no-control-regex

/** Not even one word that is longer may stand behind another. */
function tooLong(text: string, columns: number): string[] {
  return text.split('\n').filter((line) => widthOf(line) > columns && /\S \S/.test(line.trim()));
}

test('every command is shown in one of these tables', () => {
  const shown = new Set(ANSWERS.flatMap(({ lines }) => lines.map((line) => line.split(' ')[0])));
  expect(COMMANDS.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([
    'test-suite',
    'serve',
    'mcp',
  ]);
});

describe.each([40, 80])('on a terminal of %i columns', (columns) => {
  test.each(ANSWERS)(
    'no line of $table is longer, and its colours are all that colours change',
    async ({ lines }) => {
      const { bay, file } = workshop({ given: LONG_NAMES, now: 'Mon 2026-11-23 07:00' });
      for (const [name, text] of Object.entries(WRITTEN_FILES)) file(name, text);
      for (const line of lines) {
        const plain = await bay(line, { columns, environment: { NO_COLOR: '1' } });
        const shown = plain.stdout + plain.stderr;
        if (!FILES.has(line)) expect({ line, long: tooLong(shown, columns) }).toEqual({ line, long: [] });
        if (columns !== 40) continue;
        const coloured = await bay(line, { columns });
        expect((coloured.stdout + coloured.stderr).replaceAll(COLOURS, '')).toBe(shown);
      }
    },
  );

  test('every time of the day is whole', async () => {
    const { bay } = workshop({ given: LONG_NAMES });
    const { stdout } = await bay('today', { columns, environment: { NO_COLOR: '1' } });
    const times = ['09:00', '10:00', '14:00'];
    expect(times.filter((time) => new RegExp(`^ {2}${time}(?:–\\d\\d:\\d\\d)? `, 'm').test(stdout))).toEqual(
      times,
    );
    const slots = await bay('slots', { columns });
    expect(slots.stdout).not.toMatch(/\d:\d?…/);
  });
});

describe.each([40, 80])(
  'what is decided about, or called, is whole on a terminal of %i columns',
  (columns) => {
    const BUSY = [
      ...LONG_NAMES,
      'edit 1 --mode wait --promise 10:00 --tag 14',
      'edit 3 --mode drop --promise 15:30 --tag 7',
    ];
    const plain = { columns, environment: { NO_COLOR: '1' } };

    test('a plan says from when to when each visit goes, and whose promise breaks', async () => {
      const { bay } = workshop({ given: BUSY });
      const { stdout } = await bay('close today 9-12 snow --dry-run', plain);
      const words = stdout.replaceAll(/\s+/g, ' ');
      expect(words).toMatch(/#1 .*Mon 23 Nov 09:00/);
      expect(words).toMatch(/→ \d\d:\d\d|→ [A-Z][a-z]{2} \d+ [A-Z][a-z]{2} \d\d:\d\d/);
      expect(words).toContain('! promised for Mon 23 Nov 10:00');
      expect(stdout).not.toMatch(/\d…|:…/);
    });

    test('the day says how each car comes, with its key and its promise', async () => {
      const { bay } = workshop({ given: BUSY });
      const { stdout } = await bay('today', plain);
      for (const said of ['by 10:00', 'by 15:30', 'wait', 'drop', '14', '7']) expect(stdout).toContain(said);
      if (columns === 80) expect(stdout).toContain('09:00–09:30');
    });

    test('phones, times and reasons are cut nowhere', async () => {
      const { bay } = workshop({ given: BUSY });
      for (const line of ['calls today', 'waitlist', 'find wolfe', 'show 1']) {
        const { stdout } = await bay(line, plain);
        expect({ line, cut: stdout.match(/[\d:+-]…|b…|bo…/g) }).toEqual({ line, cut: null });
        if (line !== 'show 1') expect(stdout).toMatch(/\+1 ?\(?212\)?[ -]?555[ -]?0177|\+12125550177/);
      }
    });
  },
);
