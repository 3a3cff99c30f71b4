import { expect, test } from 'vitest';
import { TOOLS } from '../../src/agents/tool-table.ts';
import { NINE } from '../support/agent-calls.ts';
import { agentDesk } from '../support/agent-desk.ts';
import { ANA, GUESSES, plain, VISIT } from '../support/guesses.ts';

test("what is not the caller's is answered as what is not there, by every tool that takes a number", async () => {
  const { call, done } = await agentDesk();
  await done('book_appointment', { ...NINE, customer_id: 2, vehicle_id: 2 });
  await done('book_appointment', {
    ...NINE,
    customer_id: 2,
    vehicle_id: 2,
    scheduled_at: '2026-12-01T09:00:00',
  });
  for (const [at, { tool, guess }] of GUESSES.entries()) {
    const how = { conversation: `call ${at}` };
    await call('lookup_customer', ANA, how);
    const theirs = plain(await call(tool, guess(2), how));
    expect([tool, theirs]).toEqual([tool, plain(await call(tool, guess(999_999), how))]);
    expect(theirs).toMatchObject({
      success: false,
      message: expect.stringMatching(/^(?:Customer|Vehicle|Appointment) not found\.$/),
    });
    expect(JSON.stringify(theirs)).not.toMatch(/Bob|Stone|Ford|Focus|0177/);
  }
});

test("a token of somebody else's is answered as one that was never given", async () => {
  const { call } = await agentDesk();
  const [mine, other] = [{ conversation: 'mine' }, { conversation: 'other' }];
  for (const how of [mine, other]) await call('lookup_customer', ANA, how);
  const { data: offer } = await call('propose_appointment', { ...VISIT, date: '2026-11-24' }, mine);
  await call('book_appointment', { ...NINE, scheduled_at: '2026-11-26T09:00:00' }, mine);
  const { data: asked } = await call('cancel_appointment', { appointment_id: 1 }, mine);
  const answers = async (token: string, confirmation: string) => [
    plain(await call('commit_appointment', { proposal_token: token, option: 1 }, other)),
    plain(await call('release_proposal', { proposal_token: token }, other)),
    plain(await call('cancel_appointment', { appointment_id: 1, confirmation_token: confirmation }, other)),
  ];
  expect(await answers(offer.proposal_token, asked.confirmation_token)).toEqual(
    await answers('f'.repeat(64), 'f'.repeat(64)),
  );
  expect(
    (await call('commit_appointment', { proposal_token: offer.proposal_token, option: 1 }, mine)).success,
  ).toBe(true);
});

test('whoever tries numbers is stopped after a few, whatever they try', async () => {
  const { call } = await agentDesk();
  const how = { conversation: 'trying' };
  const codes: (string | undefined)[] = [];
  for (let id = 1; id <= 12; id += 1)
    codes.push((await call('get_upcoming_appointments', { customer_id: id }, how)).error?.code);
  expect(codes).toEqual([
    ...Array.from({ length: 8 }, () => 'not-found'),
    ...Array.from({ length: 4 }, () => 'tool-limit'),
  ]);
  const atOnce = await Promise.all(
    Array.from({ length: 30 }, async (_, i) =>
      call('lookup_customer', { phone_number: `21255502${10 + i}` }, { conversation: 'all at once' }),
    ),
  );
  const told = atOnce.map(({ error }) => error?.code);
  expect(told.filter((code) => code === 'not-found')).toHaveLength(8);
  expect(told.filter((code) => code === 'tool-limit')).toHaveLength(22);
});

test('what can be guessed is what means a person, a car or a visit, in every tool', () => {
  const meansSomebody = /_id$|^(?:phone_number|plate|vin)$/;
  for (const { name, parameters } of TOOLS)
    for (const [parameter, { guessable = false }] of Object.entries(parameters))
      expect([name, parameter, guessable]).toEqual([name, parameter, meansSomebody.test(parameter)]);
});

test('who asks for nobody may ask for much at one moment, and then still look somebody up', async () => {
  const { call } = await agentDesk();
  const how = { conversation: 'a model in a hurry' };
  const answers = await Promise.all(
    Array.from({ length: 30 }, async (_, i) =>
      i % 2 === 0
        ? call('get_available_slots', { date: '2026-11-24' }, how)
        : call('understand_request', { text: 'oil change tomorrow' }, how),
    ),
  );
  expect(answers.filter(({ success }) => !success)).toEqual([]);
  expect(await call('lookup_customer', ANA, how)).toMatchObject({ success: true });
});
