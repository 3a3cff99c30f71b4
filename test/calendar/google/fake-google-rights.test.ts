import { describe, expect, test } from 'vitest';
import { at, openModel, outcome, SHOP, times } from './open-fake-google.ts';

const NINE = { id: 'ap000', summary: 'Brakes', ...times('09:00-10:00') };

describe('rights', () => {
  test.each([
    { role: null, read: '404 notFound', write: '404 notFound' },
    { role: 'freeBusyReader', read: '403 requiredAccessLevel', write: '403 requiredAccessLevel' },
    { role: 'reader', read: '200', write: '403 requiredAccessLevel' },
    { role: 'writer', read: '200', write: '200' },
  ] as const)('as $role', ({ role, read, write }) => {
    const { google, model } = openModel();
    google.insert(NINE);
    model.addAccount('other@example.com');
    model.share(SHOP, 'other@example.com', role);
    expect(outcome(model.get('other@example.com', SHOP, 'ap000'))).toBe(read);
    expect(outcome(model.list('other@example.com', SHOP))).toBe(read);
    expect(outcome(model.patch('other@example.com', SHOP, 'ap000', {}))).toBe(write);
    expect(outcome(model.insert('other@example.com', SHOP, times('11:00-12:00')))).toBe(write);
  });

  test('what others organize can only be changed in this copy', () => {
    const { google, model } = openModel();
    const id = model.people.invite(SHOP, 'boss@example.org', {
      start: at('09:00'),
      end: at('10:00'),
      summary: 'Talk',
    });
    expect(outcome(google.patch(id, { summary: 'x' }))).toBe('403 forbiddenForNonOrganizer');
    expect(outcome(google.patch(id, { extendedProperties: { private: { seen: '1' } } }))).toBe('200');
    expect(outcome(google.update(id, times('09:00-10:00')))).toBe('403 forbiddenForNonOrganizer');
  });
});

test.each([
  { sendUpdates: undefined, to: [] },
  { sendUpdates: 'none', to: [] },
  { sendUpdates: 'all', to: ['ana@example.org', 'ben@example.com'] },
  { sendUpdates: 'externalOnly', to: ['ana@example.org'] },
])('sendUpdates $sendUpdates writes to $to', ({ sendUpdates, to }) => {
  const { google, model } = openModel();
  model.addAccount('ben@example.com');
  const attendees = [{ email: SHOP }, { email: 'ana@example.org' }, { email: 'ben@example.com' }];
  google.insert({ ...NINE, attendees }, { sendUpdates });
  expect(model.mails.map((mail) => mail.to)).toEqual(to);
  google.remove('ap000', { sendUpdates });
  expect(model.mails.filter(({ about }) => about === 'cancellation').map((mail) => mail.to)).toEqual(to);
  expect(outcome(google.patch('ap000', {}, { sendUpdates: 'some' }))).toBe('400 invalidParameter');
});
