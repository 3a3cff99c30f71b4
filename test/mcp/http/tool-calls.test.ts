import { describe, expect, test } from 'vitest';
import { toolCallsIn } from '../../../src/mcp/http/tool-calls.ts';

const GIVEN = { phone_number: '2125550134' };

describe('what a voice platform posts is read', () => {
  test.each<{ name: string; body: unknown; calls: unknown; form: string; conversation: string | null }>([
    {
      name: "Vapi's list",
      body: {
        message: {
          type: 'tool-calls',
          call: { id: 'c-1' },
          toolCallList: [{ id: 't-1', name: 'lookup_customer', arguments: GIVEN }],
        },
      },
      form: 'vapi',
      calls: [{ id: 't-1', name: 'lookup_customer', given: GIVEN }],
      conversation: 'x-call-id c-1',
    },
    {
      name: "Vapi's list as the model has written it",
      body: {
        message: {
          chat: { id: 'h-1' },
          toolCalls: [
            {
              id: 't-1',
              type: 'function',
              function: { name: 'lookup_customer', arguments: JSON.stringify(GIVEN) },
            },
          ],
        },
      },
      form: 'vapi',
      calls: [{ id: 't-1', name: 'lookup_customer', given: GIVEN }],
      conversation: 'x-chat-id h-1',
    },
    {
      name: 'arguments that are no document',
      body: { message: { toolCallList: [{ id: 't', name: 'lookup_customer', arguments: '{"phone' }] } },
      form: 'vapi',
      calls: [{ id: 't', name: 'lookup_customer', given: {} }],
      conversation: null,
    },
    {
      name: 'a call that names no tool',
      body: { message: { toolCallList: [{ id: 't' }] } },
      form: 'vapi',
      calls: [{ id: 't', name: '', given: {} }],
      conversation: null,
    },
    {
      name: "Retell's call",
      body: { name: 'lookup_customer', args: GIVEN, call: { call_id: 'r-1', transcript: 'hello' } },
      form: 'retell',
      calls: [{ id: '', name: 'lookup_customer', given: GIVEN }],
      conversation: 'x-call-id r-1',
    },
    {
      name: 'the arguments alone',
      body: GIVEN,
      form: 'plain',
      calls: [{ id: '', name: 'lookup_customer', given: GIVEN }],
      conversation: null,
    },
    {
      name: 'arguments of which one is a name',
      body: { name: 'Maya Chen' },
      form: 'plain',
      calls: [{ id: '', name: 'lookup_customer', given: { name: 'Maya Chen' } }],
      conversation: null,
    },
  ])('$name', ({ body, form, calls, conversation }) => {
    expect(toolCallsIn(body, 'lookup_customer')).toEqual({ form, calls, conversation });
  });

  test.each([
    ['a list', []],
    ['a text', 'lookup_customer'],
    ['nothing', null],
    ['a message without calls', { message: { type: 'status-update' } }],
    ['a message with what is no call', { message: { toolCallList: ['lookup_customer'] } }],
  ])('%s is none', (_, body) => {
    expect(toolCallsIn(body, 'lookup_customer')).toBeNull();
  });

  test('arguments alone, of no tool in particular, are none', () => {
    expect(toolCallsIn(GIVEN, null)).toBeNull();
  });
});
