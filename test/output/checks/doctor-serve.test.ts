import { expect, test } from 'vitest';
import { servingDiagnoses } from '../../../src/output/checks/doctor-serve.ts';
import { checkServing } from '../../../src/usecases/health/check-serving.ts';
import { at, zone } from '../../support/book.ts';

const TIME = { zone, now: at('10:00'), timeFormat: '24h' } as const;
const GOOGLE = { isInTheBook: false };

/** What is known of the process that stays, at ten o'clock. */
function standing(serving: { beatAt: number; nextAt: number; endedAt: number | null } | null) {
  const read = async () => (serving === null ? null : { pid: 1, startedAt: at('07:00'), ...serving });
  return checkServing({ store: { serving: { read } }, clock: { now: () => TIME.now } } as never);
}

test('one of which nothing is heard any more is told, with what starts it again', async () => {
  const silent = await standing({ beatAt: at('09:58'), nextAt: at('09:59') - 1, endedAt: null });
  expect(servingDiagnoses(silent, GOOGLE, TIME)).toMatchObject([
    {
      status: 'warning',
      detail: 'nothing was heard of it since Mon 23 Nov 09:58: it was ended without a word, or is stuck',
      mend: 'bay serve',
    },
  ]);
});

test('one that is a minute late is believed to look yet', async () => {
  const late = await standing({ beatAt: at('09:58'), nextAt: at('09:59'), endedAt: null });
  expect(servingDiagnoses(late, GOOGLE, TIME)).toMatchObject([
    { status: 'ok', detail: 'runs since Mon 23 Nov 07:00, looked last at Mon 23 Nov 09:58' },
  ]);
});

test('that nobody runs is told where a calendar is at Google', async () => {
  const ended = await standing({ beatAt: at('09:58'), nextAt: at('09:59'), endedAt: at('09:58') });
  expect(servingDiagnoses(ended, GOOGLE, TIME)).toMatchObject([
    { status: 'ok', detail: expect.stringContaining('not running') },
  ]);
  expect(servingDiagnoses(await standing(null), { isInTheBook: true }, TIME)).toEqual([]);
});
