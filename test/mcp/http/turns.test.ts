import { expect, test } from 'vitest';
import { fixedClock } from '../../../src/clock.ts';
import { ANSWERED_WITHIN_MS } from '../../../src/mcp/answers/answering.ts';
import { googleWorkshop } from '../../support/google-workshop.ts';
import { httpDoor } from '../../support/http-door.ts';
import { instantOf } from '../../support/workshop-words.ts';

const NOW = 'Mon 2026-11-23 07:00';

const booking = (id: string, hour: string) => ({
  id,
  name: 'book_appointment',
  arguments: {
    customer_id: 1,
    vehicle_id: 1,
    service_type: 'oil_change',
    scheduled_at: `2026-11-24T${hour}:00`,
  },
});

/** A door of a shop whose calendar is at Google; `rings`: the bounds that were set, in their order. */
async function slowDoor() {
  const shop = await googleWorkshop({ now: NOW });
  await shop.done('agenda');
  const rings: (() => void)[] = [];
  const still = fixedClock(instantOf(NOW), async () => undefined);
  const clock = {
    ...still,
    alarm: (ms: number, over: () => void) => {
      if (ms !== ANSWERED_WITHIN_MS) return still.alarm(ms, over);
      rings.push(over);
      return () => undefined;
    },
  };
  const { environment } = shop.signedIn;
  const door = await httpDoor(['--allow-write'], { folder: shop.folder, clock, environment });
  return { google: shop.google, json: shop.json, post: door.post, rings };
}

test('the calls of one turn have the time of one answer: what comes too late is not done, and said so', async () => {
  const { google, json, post, rings } = await slowDoor();
  google.faults.add({ when: { method: 'POST', path: /events/ }, fault: 'half-open' });
  const turn = post('/tools', {
    message: {
      type: 'tool-calls',
      call: { id: 'c' },
      toolCallList: [
        { id: 'who', name: 'lookup_customer', arguments: { phone_number: '2125550134' } },
        booking('first', '09:00'),
        booking('second', '11:00'),
        booking('third', '14:00'),
      ],
    },
  });
  await expect
    .poll(() => google.requests.some(({ method, path }) => method === 'POST' && path.endsWith('/events')))
    .toBe(true);
  rings[0]?.();
  const { status, body } = await turn;
  expect(status).toBe(200);
  const answers = body.results.map(({ toolCallId, result }: { toolCallId: string; result: string }) => {
    const { success, data, message } = JSON.parse(result);
    return [toolCallId, success, data.calendar_status ?? null, message];
  });
  const later = 'Failed to book appointment: the calendar does not answer right now.';
  expect(answers).toEqual([
    ['who', true, null, expect.any(String)],
    ['first', true, 'pending', expect.stringMatching(/the calendar follows shortly\.$/)],
    ['second', false, null, later],
    ['third', false, null, later],
  ]);
  expect(await json('agenda tue')).toMatchObject({ data: { count: 1 } });
});
