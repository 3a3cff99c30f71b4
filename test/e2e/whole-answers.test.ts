import { describe, expect, test } from 'vitest';
import { ANSWERS, FILES, LONG_NAMES } from '../support/chief-answers.ts';
import { workshop } from '../support/workshop.ts';
import { WRITTEN_FILES } from '../support/workshop-commands.ts';

/** What tells of the machine and not of the shop, and the list of all commands, which the tests of the help hold. */
const HELD_ELSEWHERE = new Set(['doctor', 'help']);

describe.each([40, 80])('on a terminal of %i columns', (columns) => {
  test.each(ANSWERS)('$table is this', async ({ lines }) => {
    const { bay, file, folder } = workshop({ given: LONG_NAMES, now: 'Mon 2026-11-23 07:00' });
    for (const [name, text] of Object.entries(WRITTEN_FILES)) file(name, text);
    const shown: string[] = [];
    for (const line of lines.filter((one) => !FILES.has(one) && !HELD_ELSEWHERE.has(one))) {
      const { stdout, stderr, exitCode } = await bay(line, { columns, environment: { NO_COLOR: '1' } });
      const told = stderr === '' ? '' : stderr.trimEnd().replace(/^/gm, '2> ') + '\n';
      const ended = exitCode === 0 ? '' : `exit ${exitCode}\n`;
      shown.push(`$ bay ${line}\n${stdout}${told}${ended}`);
    }
    const text = shown.join('\n');
    expect(text).not.toContain(folder);
    expect(text).toMatchSnapshot();
  });
});
