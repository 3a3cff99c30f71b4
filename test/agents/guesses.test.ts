import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agentDesk } from '../support/agent-desk.ts';
import { ANA, GUESSES, plain, VISIT } from '../support/guesses.ts';
import { httpDoor, TOKEN } from '../support/http-door.ts';
import { notedStore } from '../support/noted-statements.ts';

/** How often each is tried; `npm run test:guesses` does it ten thousand times. */
const TRIES = { numRuns: Number(process.env['BAY_GUESSES'] ?? 60) };
const LONG = 3_600_000;

const STRANGERS = 10;
/** What there is: customers, cars and visits of others, from 2 on, as no caller is told. */
const LAST = STRANGERS + 2;
const NOBODY = 999_999;
const ids = fc.oneof(
  fc.integer({ min: 2, max: LAST }),
  fc.integer({ min: LAST + 1, max: 2_147_483_647 }),
  fc.constantFrom(LAST + 1, 2_147_483_647),
);

/** A shop with visits of many; Ana, who is customer 1 with car 1, has none. */
async function crowdedDesk(change?: Parameters<typeof agentDesk>[0]) {
  const desk = await agentDesk(change);
  for (let i = 0; i < STRANGERS; i += 1) {
    const { data } = await desk.done('create_customer', {
      name: `Stranger ${i}`,
      phone_number: `21255503${10 + i}`,
    });
    const { data: car } = await desk.done('add_vehicle', { customer_id: data.customer_id, make: 'Ford' });
    await desk.done('book_appointment', {
      customer_id: data.customer_id,
      vehicle_id: car.vehicle_id,
      service_type: 'oil_change',
      scheduled_at: `2026-12-0${1 + Math.floor(i / 4)}T${['09', '10', '11', '14'][i % 4]}:00:00`,
    });
  }
  let callers = 0;
  /** A conversation in which Ana was looked up. */
  const caller = async () => {
    callers += 1;
    const how = { conversation: `caller ${callers}` };
    await desk.done('lookup_customer', ANA, how);
    return how;
  };
  return { ...desk, caller };
}

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });

/** Tokens that nobody was given here: made up, somebody else's, and nearly theirs. */
function tokensBeside(others: readonly string[]) {
  const theirs = fc.constantFrom(...others);
  const near = fc
    .tuple(theirs, fc.nat(63))
    .map(([token, at]) => `${token.slice(0, at)}-${token.slice(at + 1)}`);
  return fc.oneof(
    hex,
    theirs,
    near,
    theirs.map((token) => token.slice(1)),
    theirs.map((token) => `${token}0`),
  );
}

describe('whoever guesses learns nothing', () => {
  test(
    'by numbers: what is somebody else’s is answered as what is not there',
    async () => {
      const { call, caller, store } = await crowdedDesk();
      const before = await store.health.facts();
      const answers: unknown[] = [];
      for (const { tool, guess } of GUESSES)
        answers.push(plain(await call(tool, guess(NOBODY), await caller())));
      await fc.assert(
        fc.asyncProperty(fc.nat(GUESSES.length - 1), ids, async (which, id) => {
          const { tool, guess } = GUESSES[which] as (typeof GUESSES)[number];
          expect(plain(await call(tool, guess(id), await caller()))).toEqual(answers[which]);
        }),
        TRIES,
      );
      expect(await store.health.facts()).toEqual(before);
    },
    LONG,
  );

  test(
    'by tokens: those of somebody else are answered as any that was never given',
    async () => {
      const { call, done, caller, store } = await crowdedDesk();
      const mine = await caller();
      const { data: visit } = await done(
        'book_appointment',
        { ...VISIT, scheduled_at: '2026-12-04T09:00' },
        mine,
      );
      const offer = await done('propose_appointment', { ...VISIT, date: '2026-12-07' }, mine);
      const { appointment_id } = visit;
      const asked = await call('cancel_appointment', { appointment_id }, mine);
      const tokens = tokensBeside([offer.data.proposal_token, asked.data.confirmation_token]);
      const answersTo = async (token: string) => {
        const how = await caller();
        return [
          plain(await call('commit_appointment', { proposal_token: token, option: 1 }, how)),
          plain(await call('release_proposal', { proposal_token: token }, how)),
          plain(await call('cancel_appointment', { appointment_id, confirmation_token: token }, how)),
        ];
      };
      const answers = await answersTo('f'.repeat(64));
      await fc.assert(
        fc.asyncProperty(tokens, async (token) => {
          expect(await answersTo(token)).toEqual(answers);
        }),
        TRIES,
      );
      expect(await store.appointments.get(appointment_id)).toMatchObject({ status: 'scheduled' });
      const option = { proposal_token: offer.data.proposal_token, option: 1 };
      expect(await call('commit_appointment', option, mine)).toMatchObject({ success: true });
    },
    LONG,
  );

  test(
    'by the token of the door: whatever comes near it is refused in one way',
    async () => {
      const { root } = await httpDoor();
      const near = fc.nat(TOKEN.length - 1);
      const wrong = fc
        .oneof(
          fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz-0123456789'), maxLength: 80 }),
          near.map((at) => TOKEN.slice(0, at)),
          near.map((at) => `${TOKEN.slice(0, at)}_${TOKEN.slice(at + 1)}`),
          fc.constantFrom(`${TOKEN}-`, TOKEN.toUpperCase()),
        )
        .filter((token) => token !== TOKEN);
      const shown = fc.constantFrom<(token: string) => Record<string, string>>(
        (token) => ({ authorization: `Bearer ${token}` }),
        (token) => ({ authorization: token }),
        (token) => ({ 'x-vapi-secret': token }),
        (token) => ({ 'x-call-id': token }),
      );
      const path = fc.constantFrom('/mcp', '/tools', '/tools/lookup_customer', '/tools/no_such_tool');
      const answerTo = async (headers: Record<string, string>, where: string) => {
        const method = 'POST';
        const type = { 'content-type': 'application/json' };
        const response = await fetch(`${root}${where}`, {
          method,
          headers: { ...type, ...headers },
          body: '{}',
        });
        const names = [...response.headers.keys()].sort();
        return { status: response.status, names, text: await response.text() };
      };
      const refused = await answerTo({}, '/mcp');
      expect(refused).toMatchObject({ status: 401, text: '{"error":"Token needed"}' });
      await fc.assert(
        fc.asyncProperty(wrong, shown, path, async (token, inHead, where) => {
          expect(await answerTo(inHead(token), where)).toEqual(refused);
        }),
        TRIES,
      );
    },
    LONG,
  );

  test(
    'over the network as anywhere',
    async () => {
      const { post } = await httpDoor();
      let callers = 0;
      const answerTo = async ({ tool, guess }: (typeof GUESSES)[number], id: number) => {
        callers += 1;
        const headers = { 'x-call-id': `caller ${callers}` };
        await post('/tools/lookup_customer', ANA, headers);
        const { status, body } = await post(`/tools/${tool}`, guess(id), headers);
        return { status, ...plain(body) };
      };
      const answers: unknown[] = [];
      for (const one of GUESSES) answers.push(await answerTo(one, NOBODY));
      await fc.assert(
        fc.asyncProperty(fc.nat(GUESSES.length - 1), ids, async (which, id) => {
          const one = GUESSES[which] as (typeof GUESSES)[number];
          expect(await answerTo(one, id)).toEqual(answers[which]);
        }),
        TRIES,
      );
    },
    LONG,
  );
});

test('the book is asked the same for somebody else’s as for what is not there', async () => {
  const { store, statements } = await notedStore();
  const { call, caller } = await crowdedDesk({ change: () => store });
  const asked = async ({ tool, guess }: (typeof GUESSES)[number], id: number) => {
    const how = await caller();
    statements.splice(0);
    await call(tool, guess(id), how);
    return [tool, guess(2), ...statements];
  };
  for (const one of GUESSES) {
    const forNobody = await asked(one, NOBODY);
    expect(forNobody.length).toBeGreaterThan(5);
    expect(await asked(one, 3)).toEqual(forNobody);
  }
});
