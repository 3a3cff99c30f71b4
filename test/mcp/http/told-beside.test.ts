import { describe, expect, test } from 'vitest';
import { toldBeside } from '../../../src/mcp/http/told-beside.ts';

const vapi = (message: object) => ({ message: { call: { id: 'c-1' }, ...message } });

describe('what a voice platform tells beside its calls', () => {
  test.each<{ name: string; body: unknown; hasEnded: boolean; conversation: string | null }>([
    {
      name: "Vapi's report at the end of a call",
      body: vapi({ type: 'end-of-call-report', endedReason: 'customer-ended-call' }),
      hasEnded: true,
      conversation: 'x-call-id c-1',
    },
    {
      name: 'that its state is: ended',
      body: vapi({ type: 'status-update', status: 'ended' }),
      hasEnded: true,
      conversation: 'x-call-id c-1',
    },
    {
      name: 'the same of a chat',
      body: { message: { type: 'status-update', status: 'ended', chat: { id: 'h-1' } } },
      hasEnded: true,
      conversation: 'x-chat-id h-1',
    },
    {
      name: 'that its state is another',
      body: vapi({ type: 'status-update', status: 'in-progress' }),
      hasEnded: false,
      conversation: 'x-call-id c-1',
    },
    {
      name: 'what is said',
      body: vapi({ type: 'transcript', transcript: 'the call has ended' }),
      hasEnded: false,
      conversation: 'x-call-id c-1',
    },
    {
      name: 'an end of nobody in particular',
      body: { message: { type: 'end-of-call-report' } },
      hasEnded: true,
      conversation: null,
    },
    {
      name: "Retell's end of a call",
      body: { event: 'call_ended', call: { call_id: 'r-1', call_status: 'ended' } },
      hasEnded: true,
      conversation: 'x-call-id r-1',
    },
    {
      name: 'and of a chat',
      body: { event: 'chat_ended', chat: { chat_id: 'r-2' } },
      hasEnded: true,
      conversation: 'x-chat-id r-2',
    },
    {
      name: 'its beginning',
      body: { event: 'call_started', call: { call_id: 'r-1' } },
      hasEnded: false,
      conversation: 'x-call-id r-1',
    },
  ])('is understood: $name', ({ body, hasEnded, conversation }) => {
    expect(toldBeside(body)).toEqual({ hasEnded, conversation });
  });

  test.each([
    ['calls of tools', vapi({ type: 'tool-calls', toolCallList: [{ id: 't' }] })],
    ['a question that wants an answer', vapi({ type: 'assistant-request' })],
    ['a message of no kind', vapi({ toolCallList: [] })],
    ["Retell's call of a tool", { name: 'lookup_customer', args: {}, call: { call_id: 'r-1' } }],
    ['an event of nothing', { event: 'call_ended' }],
    ['arguments', { date: '2026-11-24' }],
    ['a list', []],
    ['nothing', null],
  ])('is not %s', (_, body) => {
    expect(toldBeside(body)).toBeNull();
  });
});
