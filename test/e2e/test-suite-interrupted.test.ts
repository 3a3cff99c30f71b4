import { expect, test } from 'vitest';
import { googleWorkshop } from '../support/google-workshop.ts';
import { whenAsked } from '../support/when-asked.ts';

const EVENT = /events\/testrun/;

test.each([
  { moment: 'is created', method: 'POST', path: /events$/ },
  { moment: 'is read', method: 'GET', path: EVENT },
  { moment: 'is changed', method: 'PATCH', path: EVENT },
])('whoever interrupts while the event $moment finds the calendar as it was', async ({ method, path }) => {
  const { bay, shown, google } = await googleWorkshop();
  const ran = await bay('test-suite --workflow', {
    onInterruption: (interrupt) => whenAsked(google, method, path, interrupt),
  });
  expect(ran).toMatchObject({
    exitCode: 130,
    stderr: expect.stringMatching(/^! Interrupted: removing what this run has made\.\n✗ Interrupted\./),
  });
  expect(shown()).toEqual([]);
  expect(google.requests.some((request) => request.method === 'DELETE')).toBe(true);
});

test('whoever interrupts while the book is opened has no calendar called out of reach', async () => {
  const { bay, google, done } = await googleWorkshop();
  await done('today');
  google.requests.splice(0);
  let listeners = 0;
  const ran = await bay('test-suite --workflow', {
    onInterruption: (interrupt) => {
      listeners += 1;
      if (listeners === 1) interrupt();
    },
  });
  expect(ran).toEqual({ exitCode: 130, stdout: '', stderr: expect.stringMatching(/^✗ Interrupted\./) });
  expect(google.requests).toEqual([]);
});

test('an interrupted booking story leaves nothing either, and one document', async () => {
  const { json, shown, google } = await googleWorkshop();
  const ended = await json('test-suite --workflow', {
    onInterruption: (interrupt) => whenAsked(google, 'GET', /events\/ap/, interrupt),
  });
  expect(ended).toMatchObject({ exitCode: 130, success: false, error: { code: 'interrupted' } });
  expect(shown()).toEqual([]);
});

test('cleaning up outlasts a Google that fails for a while', async () => {
  const { bay, shown, google } = await googleWorkshop();
  google.faults.add({ when: { method: 'DELETE' }, fault: 'unavailable', times: 2 });
  const { exitCode } = await bay('test-suite', {
    onInterruption: (interrupt) => whenAsked(google, 'PATCH', EVENT, interrupt),
  });
  expect({ exitCode, left: shown() }).toEqual({ exitCode: 130, left: [] });
});
