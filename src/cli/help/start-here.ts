import type { Block } from '../../output/help/prose.ts';

/** What somebody sees who types bay and nothing else: how a day begins, not all that there is. */
export function startHere(): Block[] {
  return [
    'bay, the appointment book of the shop.',
    { heading: 'At the counter' },
    {
      terms: [
        ['bay today', 'the day, bay by bay'],
        ['bay 0134', 'who calls: the last digits, a plate, a name, a car'],
        ['bay slots tue -s brake', 'when a brake job fits'],
        ['bay book', 'books, and asks for what it needs'],
        ['bay book oil tue 9 0134', 'the same in one line'],
        ['bay move 12 tomorrow 2pm', 'another time for number 12'],
        ['bay cancel 12', 'takes it out of the book'],
      ],
    },
    { heading: 'For the first time here' },
    {
      terms: [
        ['bay shop', 'the hours, services and bays as they are'],
        ['bay shop edit', 'changes them in your editor'],
        ['bay customers import list.csv', 'brings your customers in'],
        ['bay auth', 'signs in at Google Calendar; bay works without, too'],
      ],
    },
    'All commands: bay --help. How to write times: bay help times',
  ];
}
