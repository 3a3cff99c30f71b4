import { expect } from 'vitest';
import { type Row, told, tried } from './row.ts';

/** What people are to have of it: the test that would fail if they had it not. */
export const BENEFITS: readonly Row[] = [
  told(
    'B1',
    'at the counter, what changes in the calendar is seen at once',
    [
      'serve/changes.test.ts',
      'who listens is told at once to ask, then of every change, and every 15 seconds that somebody is there',
    ],
    ['serve/wall.test.ts', 'what is typed at the counter is on the page that is asked for next'],
  ),
  told(
    'B2',
    'nothing that was said to be done is lost',
    [
      'proof/serve.test.ts',
      'the process that stays, killed again and again, loses and doubles nothing, and goes on',
    ],
    [
      'proof/soak.test.ts',
      'a shop that is served for hours or days is right at every hour, comes to rest, and grows by nothing',
    ],
  ),
  tried('B3', 'whoever asks is told how it stands, and what to do', ({ away }) => {
    expect(away.data.reasons[0].remedy).not.toBe('');
  }),
  told('B4', 'what bay can do by itself, nobody is asked to do', [
    'wiring/watch.test.ts',
    'whoever watches mends what is safe without being asked, and knows then that it is over',
  ]),
  told('B5', 'whoever looks for a fault finds what happened', [
    'e2e/audit.test.ts',
    'what a calendar has told stands in the story where it happened, with what became of it',
  ]),
  told(
    'B6',
    'whoever looks after it hears what is wrong and what mends it',
    ['e2e/upkeep.test.ts', 'doctor looks at everything, and finds a sound shop sound'],
    ['e2e/doctor-google.test.ts', 'doctor says what is to be done about calendars that cannot be used'],
  ),
  told('B7', 'whoever asks for figures has them, and any monitoring system, too', [
    'e2e/metrics.test.ts',
    'Prometheus can read the sums, which never name a customer or an address',
  ]),
  told(
    'B8',
    'it is built to grow: many events, many processes, and engines of which no statement knows the name',
    [
      'proof/reading.test.ts',
      'a calendar of many events that is read by processes that are killed is read once, and then what is new alone',
    ],
    [
      'store/several-processes.test.ts',
      'several processes of which one follows what another changes miss nothing',
    ],
  ),
  told('B9', 'whoever runs it hears of trouble before they look', [
    'wiring/watch.test.ts',
    'who is told of a sign-in that Google refuses: within one look, once, and when it is mended',
  ]),
  told('B10', 'and much of it is settled by then', [
    'e2e/health.test.ts',
    'a calendar that was out of reach is mended once it answers, three times an hour at most',
  ]),
  tried('B11', 'what is the case stands in one answer', ({ well }) => {
    expect(well.data).toMatchObject({ level: 'none', verdict: 'sound', calendars: [{ owed: { count: 0 } }] });
  }),
  told('B12', 'an alert can be seen to, and comes back if its cause stays', [
    'wiring/watch.test.ts',
    'who is told of what somebody has seen to: again after an hour, if it stays',
  ]),
  told(
    'B13',
    'all in all: reliable, in step, watched, visible and without friction',
    [
      'serve/in-step.test.ts',
      'through a whole day, whatever somebody moves in Google at whatever hour is here within 15 minutes',
    ],
    [
      'simulation/simulation.test.ts',
      'whatever crashes, book and calendar agree in the end: histories from seed %i on',
    ],
    [
      'e2e/help-teaches.test.ts',
      'every command has three examples, each another line, and its help shows them',
    ],
  ),
];
