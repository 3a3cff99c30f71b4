import { expect } from 'vitest';
import { toolsFor } from '../../../src/agents/dialects.ts';
import { agentPrompt } from '../../../src/agents/prompt.ts';
import { TOOLS } from '../../../src/agents/tool-table.ts';
import { agentDesk } from '../../support/agent-desk.ts';
import { agentScene, PLAIN_WORDS } from '../../support/agent-scene.ts';
import { group } from './row.ts';
import { NINE, toolScene } from './tool-scene.ts';

async function asking() {
  const shop = await toolScene('lookup_customer');
  await shop.done('book_appointment', NINE);
  return { ...shop, ana: await shop.call('lookup_customer', { phone_number: '(212) 555-0134' }) };
}

export const ASKING = group('lookup_customer and get_upcoming_appointments', asking, [
  {
    row: 'L1',
    promise: 'who calls, with the numbers of customer and vehicles',
    shows: ({ ana }) => expect(ana.data).toMatchObject({ customer_id: 1, vehicle_ids: [1] }),
  },
  {
    row: 'L2',
    promise: 'what is coming, with the numbers of appointments',
    shows: async ({ call }) =>
      expect((await call('get_upcoming_appointments', { customer_id: 1 })).data.appointments).toMatchObject([
        { appointment_id: 1 },
      ]),
  },
  {
    row: 'L3',
    promise: 'the earlier ones are left out unless they are asked for',
    shows: async ({ call, at, ports }) => {
      at(ports.clock.now() + 7 * 86_400_000);
      const count = async (more: object) =>
        (await call('get_upcoming_appointments', { customer_id: 1, ...more })).data.count;
      expect([await count({}), await count({ include_past: true })]).toEqual([0, 1]);
    },
  },
  {
    row: 'L4',
    promise: 'a phone number in any spelling is the same',
    shows: async ({ call, ana }) =>
      expect((await call('lookup_customer', { phone_number: '+1 212.555.0134' })).data.customer_id).toBe(
        ana.data.customer_id,
      ),
  },
]);

async function everything() {
  const { call, store } = await agentDesk();
  const told = await agentScene(call, PLAIN_WORDS, { language: 'en', phone: '2125550188', key: 'call' });
  const shop = { ...(await store.shop.read()), calendar: 'google' as const };
  return { call, told, shop, prompt: agentPrompt(shop) };
}

type Everything = Awaited<ReturnType<typeof everything>>;

const tellsModels = (row: string, promise: string, words: string) => ({
  row,
  promise,
  shows: ({ prompt }: Everything) => expect(prompt).toContain(words),
});

const understood = async ({ call }: Everything, text: string) =>
  (await call('understand_request', { text })).data;

export const EVERY_TOOL = group('every tool', everything, [
  {
    row: 'X1',
    promise: 'answers with whether it was done, with data and with a sentence',
    shows: ({ told }) => {
      for (const { answered } of told)
        expect(answered).toMatchObject({
          success: expect.any(Boolean),
          data: expect.any(Object),
          message: expect.any(String),
        });
    },
  },
  {
    row: 'X10',
    promise: 'is told to models as a function with a schema, as OpenAI takes it',
    shows: ({ shop }) => {
      for (const form of toolsFor('openai', TOOLS, shop))
        expect(form).toMatchObject({
          type: 'function',
          function: {
            name: expect.any(String),
            description: expect.any(String),
            parameters: { type: 'object' },
          },
        });
    },
  },
  {
    row: 'V7',
    promise: 'always answers, whatever it is told',
    shows: async ({ call }) => {
      for (const { name } of TOOLS) expect((await call(name, { nonsense: null })).message).not.toBe('');
    },
  },
  tellsModels(
    'P1',
    'models are told to look for free times first',
    'ALWAYS check availability first using get_available_slots',
  ),
  tellsModels('P2', 'to offer what is free alone', 'Only offer times that are actually available'),
  tellsModels(
    'P3',
    'to confirm, and to mention the invitation',
    "After booking, confirm day and time, and mention that they'll receive a calendar invitation",
  ),
  tellsModels(
    'P4',
    'to speak of an invitation only where one was sent',
    'If data.invited is true, say that a Google Calendar invitation was sent',
  ),
  tellsModels('P5', 'to look at the new time before they move', 'For rescheduling, check the new time'),
  {
    row: 'W2',
    promise: 'words come to service, day and time',
    shows: async (scene) =>
      expect(await understood(scene, 'oil change tomorrow at 2:30 pm')).toMatchObject({
        intent: 'book',
        service_type: 'oil_change',
        when: { at: '2026-11-24T14:30:00-05:00' },
      }),
  },
  {
    row: 'W3',
    promise: 'what was booked is told in the same conversation',
    shows: ({ told }) =>
      expect(
        told.find(({ tool, answered }) => tool === 'book_appointment' && answered.success)?.answered.message,
      ).toMatch(/^Appointment scheduled successfully: Oil change on Wednesday, November 25 at nine thirty/),
  },
  {
    row: 'W12',
    promise: "times without a zone are the shop's",
    shows: async (scene) => {
      const { when, timezone } = await understood(scene, 'friday at 9');
      expect([when.at, timezone]).toEqual(['2026-11-27T09:00:00-05:00', 'America/New_York']);
    },
  },
  {
    row: 'W13',
    promise: 'a word for cancelling is understood, and cancels nothing',
    shows: async (scene) => {
      const { tool } = { tool: TOOLS.find(({ name }) => name === 'understand_request') };
      expect((await understood(scene, 'please cancel my appointment')).intent).toBe('cancel');
      expect(tool?.scope).toBe('read');
    },
  },
  {
    row: 'D6',
    promise: 'a call goes from name, phone and work over a free time to the appointment and its event',
    shows: ({ told }) => {
      const done = new Set(told.flatMap(({ tool, answered }) => (answered.success ? [tool] : [])));
      for (const tool of ['create_customer', 'add_vehicle', 'get_available_slots', 'book_appointment'])
        expect(done).toContain(tool);
    },
  },
  {
    row: 'E3',
    promise: 'whoever would come sooner can wait',
    shows: ({ told }) =>
      expect(told.some(({ tool, answered }) => tool === 'join_waitlist' && answered.success)).toBe(true),
  },
]);
