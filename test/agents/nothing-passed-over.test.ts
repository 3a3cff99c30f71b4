import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agentDesk } from '../support/agent-desk.ts';
import { RULES } from '../support/book.ts';
import { unspeakable } from '../support/speakable.ts';

/** Ana has a Civic, which is car 1, and a Transit, which is car 3. Monday, 23 November 2026, 7:00. */
async function desk() {
  const opened = await agentDesk({ technicians: RULES.technicians });
  await opened.done('add_vehicle', { customer_id: 1, make: 'Ford', model: 'Transit', year: 2020 });
  const understood = async (text: string, more = {}) => {
    const { data, message } = await opened.call('understand_request', { text, ...more });
    expect([text, unspeakable(message, { isFailure: false })]).toEqual([text, []]);
    return { ...data, message };
  };
  return { ...opened, understood };
}

const things = ({ not_done: notDone }: { not_done: { what: string; customer_words: { text: string } }[] }) =>
  notDone.map(({ what, customer_words: { text } }) => `${what}: ${text}`);

describe('of what a caller says nothing is passed over:', () => {
  test.each([
    ['oil change friday at 9 for 3 hours', 180, 'to take 3 hours. Is that right?'],
    ['oil change friday at 9 for 90 minutes', 90, 'to take 1 hour and 30 minutes. Is that right?'],
    ['oil change friday at 9', null, 'at 9 in the morning. Is that right?'],
  ])("how long it is to take is, in '%s'", async (text, minutes, ending) => {
    const { understood } = await desk();
    const { duration_minutes: said, message } = await understood(text);
    expect(said).toBe(minutes);
    expect(message.endsWith(ending)).toBe(true);
  });

  test.each([
    [
      'oil change every tuesday at 9',
      ['series: every tuesday'],
      'visits that repeat, but is the rest right?',
    ],
    ['oil change monthly', ['series: monthly'], 'visits that repeat. Which day would suit you?'],
    [
      'oil change tomorrow at 9 with maria',
      ['technician: with maria'],
      'who works on the car, but is the rest right?',
    ],
    ['oil change tomorrow at 9 in bay 2', ['bay: in bay 2'], 'the bay, but is the rest right?'],
    ['oil change tomorrow at 9 tag 14', ['key_tag: tag 14'], 'the key tag, but is the rest right?'],
    [
      'move my visit to friday at 10 for 2 hours',
      ['duration: for 2 hours'],
      'how much time the work is given, but is the rest right?',
    ],
    [
      'oil change tomorrow at 9 for 100 hours',
      ['duration: for 100 hours'],
      'how much time the work is given, but is the rest right?',
    ],
  ])("what only people of the shop do is named, in '%s'", async (text, named, ending) => {
    const { understood } = await desk();
    const answered = await understood(text);
    expect(things(answered)).toEqual(named);
    expect(answered.message).toContain('Only somebody at the shop can arrange');
    expect(answered.message.endsWith(ending)).toBe(true);
  });

  test('that is told in Spanish as well', async () => {
    const { understood } = await desk();
    const { message } = await understood('cambio de aceite cada martes a las 9', { language: 'es' });
    expect(message).toBe(
      'Quiere una cita para Oil change, el martes 24 de noviembre a las 9 de la mañana. Solo alguien del taller puede acordar citas que se repiten, pero ¿es correcto lo demás?',
    );
  });

  test.each([
    ['oil friday, 5W-30', 'other_words', '5W-30'],
    ['white honda, oil friday', 'vehicle_words', 'white Honda'],
    ['I am a new customer, oil friday', 'other_words', 'new customer'],
  ])("what has no other use is handed on as it was said, in '%s'", async (text, where, words) => {
    const { understood } = await desk();
    expect((await understood(text))[where].text).toContain(words);
  });

  test.each(['3 of them, 212 555 0134', '3 of them, both my cars, 212 555 0134, 2020'])(
    "a figure beside a phone is none of it, in '%s'",
    async (text) => {
      const { understood } = await desk();
      expect(await understood(`oil friday at 9, ${text}`)).toMatchObject({
        phone_number: '212 555 0134',
        ambiguous: [{ field: 'words', customer_words: { text: '3' } }],
      });
    },
  );

  test.each([
    ['cancel my 2 hour appointment on friday', 'cancel', '2 hour'],
    ['when is my appointment, the 2 hour one', 'check', '2 hour'],
    ['move my 2 hour appointment to friday', 'reschedule', '2 hour'],
    ['the blower takes 30 minutes to get warm, inspection friday', 'book', 'takes 30 minutes'],
  ])("how long something takes that is not asked for is handed on, in '%s'", async (text, intent, words) => {
    const { understood } = await desk();
    const answered = await understood(text);
    expect(answered).toMatchObject({ intent, duration_minutes: null, not_done: [] });
    expect(answered.other_words.text).toContain(words);
  });

  test('two ways in which the car may come are asked about', async () => {
    const { understood } = await desk();
    expect(await understood('oil friday at 9, I will wait or drop it off')).toMatchObject({
      visit_mode: null,
      ambiguous: [{ field: 'mode', choices: ['wait', 'drop_off'] }],
      message: 'Would you like to wait here or drop the car off?',
    });
    expect(await understood('oil friday at 9, I drop it off and need a loaner')).toMatchObject({
      visit_mode: 'loaner',
      ambiguous: [],
    });
  });

  test('what is told of a visit that is moved is, beside its two times', async () => {
    const { understood } = await desk();
    const text = 'move my oil change for the civic from tuesday to friday at 10';
    expect(await understood(text, { customer_id: 1 })).toMatchObject({
      intent: 'reschedule',
      service_types: ['oil_change'],
      vehicle_id: 1,
      when: { at: '2026-11-27T10:00:00-05:00' },
      ambiguous: [],
    });
  });

  test('work that is named beside the usual is', async () => {
    const { understood, done, at, ports } = await desk();
    const visit = { customer_id: 1, vehicle_id: 1, service_type: 'tire_rotation' };
    await done('book_appointment', { ...visit, scheduled_at: '2026-11-23T09:00:00' });
    at(ports.clock.now() + 7 * 86_400_000);
    expect(await understood('the usual and an oil change', { customer_id: 1 })).toMatchObject({
      service_types: ['tire_rotation', 'oil_change'],
      as_last_time: false,
    });
  });
});

// oxlint-disable-next-line typescript/no-explicit-any -- a document from outside, of any shape
type Data = any;

/** In the words that are handed on: what stands beside what the car does is told with that. */
const isHandedOn =
  (words: string) =>
  ({ other_words: other, customer_words: concerns, vehicle_words: car }: Data): boolean =>
    [other, concerns, car].some((one) => one?.text.includes(words));
const isNamed = (thing: string) => (data: Data) => things(data).includes(thing);
const isAskedAbout = ({ ambiguous }: Data) => ambiguous.some(({ field }: Data) => field === 'words');

/** Phrases, and where each must be found again. */
const PHRASES: readonly (readonly [phrase: string, isFound: (data: Data) => boolean])[] = [
  ['for 3 hours', ({ duration_minutes: minutes }) => minutes === 180],
  ['every 3 months', isNamed('series: every 3 months')],
  ['with maria', isNamed('technician: with maria')],
  ['in bay 2', isNamed('bay: in bay 2')],
  ['tag 14', isNamed('key_tag: tag 14')],
  ['I will wait', ({ visit_mode: mode }) => mode === 'wait'],
  ['both my cars', ({ visits }) => visits === 2],
  ['212 555 0134', ({ phone_number: phone }) => phone === '212 555 0134'],
  ['5W-30', isHandedOn('5W-30')],
  ['this is Ana', isHandedOn('Ana')],
  ['my plate is ABC1234', isHandedOn('ABC1234')],
  ['ana@example.com', isHandedOn('ana@example.com')],
  ['it squeals', isHandedOn('squeals')],
  ['not the blue one', isHandedOn('blue one')],
  ['3 of them', isAskedAbout],
];

test('whatever is said together, and in whatever order, each of it is found again', async () => {
  const { understood } = await desk();
  const several = fc.shuffledSubarray([...PHRASES], { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(several, async (said) => {
      const text = ['oil change friday at 9', ...said.map(([phrase]) => phrase)].join(', ');
      const data = await understood(text, { customer_id: 1 });
      const lost = said.filter(([, isFound]) => !isFound(data)).map(([phrase]) => phrase);
      expect({ text, lost, services: data.service_types, at: data.when.at }).toMatchObject({
        lost: [],
        at: '2026-11-27T09:00:00-05:00',
      });
      expect(data.service_types).toContain('oil_change');
    }),
    { numRuns: 60 },
  );
});

describe('several cars', () => {
  test.each([
    'both my cars',
    'my two cars',
    'all my cars',
    'my cars',
    'both of them',
    'the civic and the transit',
    'the civic and the 2020 ford transit',
    'mis dos coches',
    'los dos carros',
    'ambos',
  ])('have a visit each: %s', async (said) => {
    const { understood } = await desk();
    expect(await understood(`oil change for ${said} on friday`, { customer_id: 1 })).toMatchObject({
      vehicle_id: null,
      vehicle_ids: [1, 3],
      visits: 2,
      missing: [],
      ambiguous: [],
      message:
        'You would like an appointment for Oil change for each of 2 cars, Friday, November 27. Is that right?',
    });
  });

  test('are no hours, and known of somebody whom nobody knows yet as well', async () => {
    const { understood } = await desk();
    expect(await understood('oil friday 2 cars')).toMatchObject({
      visits: 2,
      vehicle_ids: [],
      when: { date: '2026-11-27', at: null },
      ambiguous: [],
    });
  });

  test.each(['3 cars', 'all three of my cars', 'my two cars, the civic'])(
    'are asked about where they are not those on file: %s',
    async (said) => {
      const { understood } = await desk();
      expect(await understood(`oil friday for ${said}`, { customer_id: 1 })).toMatchObject({
        vehicle_ids: [],
        ambiguous: [{ field: 'vehicle' }],
        message: 'Which cars are they?',
      });
    },
  );

  test('are one where either will do, which is asked about', async () => {
    const { understood } = await desk();
    expect(await understood('oil friday for the civic or the transit', { customer_id: 1 })).toMatchObject({
      vehicle_ids: [],
      visits: 1,
      ambiguous: [{ field: 'vehicle', choices: [{ vehicle_id: 1 }, { vehicle_id: 3 }] }],
    });
  });

  test.each(['both tuesday and thursday work for an oil change', 'both of us need an oil change friday'])(
    "are none where both is said of something else, in '%s'",
    async (text) => {
      const { understood } = await desk();
      expect(await understood(text, { customer_id: 1 })).toMatchObject({ vehicle_ids: [], visits: 1 });
    },
  );

  test('are none where both is said of the work', async () => {
    const { understood } = await desk();
    expect(await understood('both oil and tires on friday for the civic', { customer_id: 1 })).toMatchObject({
      vehicle_ids: [1],
      visits: 1,
      ambiguous: [],
    });
  });
});
