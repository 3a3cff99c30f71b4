import { expect, test } from 'vitest';
import { googleWorkshop } from '../support/google-workshop.ts';
import { whenAsked } from '../support/when-asked.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';

/** What somebody is told who interrupts bay while it asks that, and does not wait for its answer. */
async function insisting(
  line: string,
  [method, path]: readonly [string, RegExp],
  ...given: readonly string[]
) {
  const { bay, google, done } = await googleWorkshop();
  await done(...given);
  let exitCode: number | null = null;
  const { stdout, stderr } = await bay(line, {
    onInterruption: (interrupt, insist) =>
      whenAsked(google, method, path, () => {
        interrupt();
        exitCode = insist(143);
      }),
  });
  return { exitCode, stdout: `${stdout.split('\n')[0]}\n`, stderr: `${stderr.split('\n')[0]}\n` };
}

const LOOK = ['POST', /freeBusy/] as const;
const INSERT = ['POST', /events$/] as const;

test('whoever does not wait for a booking to be told is told that it is in the book', async () => {
  expect(await insisting(NINE, INSERT)).toEqual({
    exitCode: 0,
    stdout: '✓ #1 is booked.\n',
    stderr: '! Ended at once. To tell the calendar: bay sync. To see how #1 stands: bay show 1\n',
  });
  expect(await insisting(`${NINE} --json`, INSERT)).toMatchObject({
    exitCode: 0,
    stdout: '{"success":true,"data":{"appointment_id":1},"message":"#1 is booked."}\n',
  });
});

test.each([
  { line: 'reschedule 1 --to 14:00', asked: ['PATCH', /events/] as const, says: '✓ #1 is moved.\n' },
  { line: 'cancel 1 --reason other', asked: ['DELETE', /events/] as const, says: '✓ #1 is cancelled.\n' },
])('the same of: $line', async ({ line, asked, says }) => {
  expect(await insisting(line, asked, NINE)).toMatchObject({ exitCode: 0, stdout: says });
});

test.each([
  { when: 'before anything is in the book', asked: LOOK, given: [] },
  {
    when: 'in a shop that books nothing unconfirmed',
    asked: INSERT,
    given: ['shop set on_unavailable refuse'],
  },
])('$when it is told that bay ended at once, with the code of the signal', async ({ asked, given }) => {
  expect(await insisting(NINE, asked, ...given)).toMatchObject({
    exitCode: 143,
    stderr: '✗ Interrupted, and ended at once. To finish what was begun: bay sync\n',
  });
  expect(await insisting(`${NINE} --json`, asked, ...given)).toMatchObject({
    exitCode: 143,
    stdout: expect.stringMatching(/^\{"success":false,"error":\{"code":"interrupted"/),
  });
});
