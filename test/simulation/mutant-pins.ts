import type { Case } from './matrix.ts';

/** A case of the matrix. */
export type Pin = Pick<Case, 'ending' | 'faults'> & { readonly script: string };

/** Where each mutant is noticed first, as `find-mutants.ts` finds it. */
export const MUTANT_PINS: Readonly<Record<string, Pin>> = {
  'the sync token stored first': {
    script: 'somebody drags it',
    ending: { at: 25, how: 'killed' },
    faults: [],
  },
  'no fence': { script: 'book, move elsewhere and back', ending: { at: 36, how: 'stopped' }, faults: [] },
  'no stamp': {
    script: 'book, move, and move again',
    ending: null,
    faults: [{ request: 5, fault: 'answer-lost' }],
  },
  'no tombstone': { script: 'book and cancel', ending: null, faults: [{ request: 2, fault: 'late' }] },
  'a tombstone that somebody brings back has been made free by them': {
    script: 'somebody brings back what was moved elsewhere, and sync sees it before it returns',
    ending: { at: 80, how: 'killed' },
    faults: [{ request: 2, fault: 'bad-request' }],
  },
  '409 counts as success': {
    script: 'book and move',
    ending: null,
    faults: [{ request: 2, fault: 'answer-lost' }],
  },
  'the sweep looks at confirmed events alone': {
    script: 'somebody deletes it for good',
    ending: { at: 11, how: 'stopped for a moment' },
    faults: [],
  },
  '412 counts as success': {
    script: 'book, move, and move again',
    ending: null,
    faults: [{ request: 5, fault: 'answer-lost' }],
  },
  'what is dead is not looked at again': {
    script: 'somebody brings back what was moved elsewhere, before it returns',
    ending: { at: 36, how: 'stopped for a moment' },
    faults: [],
  },
  'a stray’s hint is not compared': {
    script: 'somebody brings it back twice',
    ending: { at: 97, how: 'stopped for a moment' },
    faults: [],
  },
  'a look answers every hint': {
    script: 'somebody deletes it and brings it back',
    ending: { at: 45, how: 'stopped for a moment' },
    faults: [],
  },
  '409 proves nothing': {
    script: 'somebody deletes it for good',
    ending: null,
    faults: [{ request: 2, fault: 'answer-lost' }],
  },
  'one refusal stops the calendar': {
    script: 'somebody hands it over to another, and it is moved',
    ending: null,
    faults: [{ request: 1, fault: 'request-lost' }],
  },
  '404 counts as deleted by somebody': {
    script: 'book',
    ending: null,
    faults: [{ request: 2, fault: 'bad-request' }],
  },
  'random id per try': { script: 'book', ending: null, faults: [{ request: 1, fault: 'request-lost' }] },
  'attempted not durable': {
    script: 'book and cancel',
    ending: { at: 10, how: 'killed, its request is late' },
    faults: [],
  },
  '409 leads to a new id': { script: 'book', ending: null, faults: [{ request: 2, fault: 'answer-lost' }] },
  'no full-sync sweep': {
    script: 'the sync token ends while an event is deleted for good',
    ending: null,
    faults: [{ request: 1, fault: 'request-lost' }],
  },
  'a person’s move without guard': {
    script: 'somebody drags it onto another',
    ending: null,
    faults: [{ request: 1, fault: 'request-lost' }],
  },
  'no outbox': { script: 'book', ending: null, faults: [{ request: 2, fault: 'request-lost' }] },
  'a restored event ignored': {
    script: 'somebody brings back what was cancelled',
    ending: null,
    faults: [{ request: 1, fault: 'request-lost' }],
  },
  'an id reused after its deletion': {
    script: 'book, move elsewhere and back',
    ending: null,
    faults: [{ request: 1, fault: 'request-lost' }],
  },
  'burning not durable': {
    script: 'book, move elsewhere and back',
    ending: null,
    faults: [{ request: 5, fault: 'answer-lost' }],
  },
  'a stray is removed unread': {
    script: 'somebody brings it back as a series before another takes its place',
    ending: null,
    faults: [],
  },
  'what is read of a stray is not told': {
    script: 'somebody brings it back as a series before another takes its place',
    ending: null,
    faults: [],
  },
  'stray generations ignored': {
    script: 'somebody deletes it, it is moved, and it is brought back',
    ending: null,
    faults: [{ request: 1, fault: 'request-lost' }],
  },
  'a timeout counts as failure': {
    script: 'book and cancel',
    ending: null,
    faults: [{ request: 2, fault: 'answer-lost' }],
  },
  'an event is removed unread': {
    script: 'somebody drags it, and it is cancelled',
    ending: null,
    faults: [],
  },
  'what is read before a removal is told to nobody': {
    script: 'somebody drags it, and it is moved elsewhere',
    ending: null,
    faults: [],
  },
  'a removal waits for nothing': {
    script: 'book and move elsewhere',
    ending: null,
    faults: [{ request: 4, fault: 'request-lost' }],
  },
  'no If-Match': {
    script: 'somebody drags it while it is moved',
    ending: null,
    faults: [{ request: 1, fault: 'request-lost' }],
  },
  'the present revision counts as shown': {
    script: 'book and move',
    ending: { at: 10, how: 'stopped for a moment' },
    faults: [],
  },
  'what was told to somebody can be taken back': {
    script: 'book, and the same once more, where nothing is kept unconfirmed',
    ending: { at: 15, how: 'stopped' },
    faults: [{ request: 2, fault: 'request-lost' }],
  },
  'a followed move keeps the overbook reason': {
    script: 'somebody drags what was squeezed in onto another',
    ending: null,
    faults: [],
  },
  'others are not asked where an event was moved': {
    script: 'somebody drags it onto an event of their own',
    ending: null,
    faults: [],
  },
  'a reason for overbooking covers what others have put there since': {
    script: 'somebody drags an event of their own onto what was squeezed in',
    ending: null,
    faults: [],
  },
  'a part of an overbooked time follows onto anybody’s event': {
    script: 'somebody shortens what was squeezed in to the time of an event of their own',
    ending: null,
    faults: [],
  },
  'a change of others is forgotten before their time is read': {
    script: 'somebody drags an event of their own onto what was squeezed in',
    ending: null,
    faults: [],
  },
  'an event that others have moved takes its old time, too': {
    script: 'somebody puts an event of their own over it, and drags it away again',
    ending: null,
    faults: [],
  },
  'the answer of who overbooks names none of others’ events': {
    script: 'squeezed in over an event of somebody’s own beneath it',
    ending: null,
    faults: [],
  },
  'the answer of who overbooks names none of our jobs': {
    script: 'squeezed in over an event of somebody’s own beneath it',
    ending: null,
    faults: [],
  },
  'a retired bay adopts': {
    script: 'somebody drags it, and its bay is gone',
    ending: null,
    faults: [],
  },
  'an event without its stamp is nobody’s': {
    script: 'a program strips it of its stamp, and somebody drags it',
    ending: null,
    faults: [],
  },
  'what is gone has been removed by the book itself': {
    script: 'somebody deletes it, and it is moved elsewhere',
    ending: null,
    faults: [],
  },
  'every removal counts as the first': {
    script: 'book and move elsewhere',
    ending: null,
    faults: [{ request: 6, fault: 'answer-lost' }],
  },
  'what a look finds gone was never anybody’s': {
    script: 'somebody deletes it, and it is moved elsewhere',
    ending: null,
    faults: [{ request: 2, fault: 'answer-lost' }],
  },
  'what was never sent may have been done': {
    script: 'somebody deletes it, and it is moved elsewhere',
    ending: null,
    faults: [{ request: 7, fault: 'unreached' }],
  },
  'a move that is followed puts back what was removed beside it': {
    script: 'somebody deletes the bay’s, then drags the technician’s',
    ending: null,
    faults: [],
  },
  'what is asked about a deletion closes when the appointment is changed': {
    script: 'somebody deletes the technician’s, and it is moved twice',
    ending: null,
    faults: [],
  },
  'an event in a calendar of another bay is nobody’s matter': {
    script: 'somebody moves it into another calendar',
    ending: null,
    faults: [],
  },
  'what people wrote into an event is not kept': {
    script: 'somebody renames it, and it is moved elsewhere',
    ending: null,
    faults: [],
  },
  'a calendar is forgotten once all is gone from it': {
    script: 'somebody brings back what was moved out of a bay that is gone',
    ending: null,
    faults: [],
  },
  'a refused look leaves alive what is back': {
    script: 'somebody brings back what was cancelled',
    ending: null,
    faults: [{ request: 9, fault: 'forbidden' }],
  },
  'what a customer is called now is owed to no calendar': {
    script: 'the customer is corrected',
    ending: null,
    faults: [],
  },
  'texts are written over what somebody wrote': {
    script: 'somebody writes into it, and the customer is corrected',
    ending: null,
    faults: [],
  },
  'a change that somebody’s words keep out is told to nobody': {
    script: 'somebody writes into it, and the customer is corrected',
    ending: null,
    faults: [],
  },
  'the texts of now count as written': {
    script: 'the customer is corrected twice',
    ending: { at: 22, how: 'stopped for a moment' },
    faults: [],
  },
  'a look takes the texts there for those of now': {
    script: 'somebody writes into it, and the customer is corrected',
    ending: null,
    faults: [],
  },
  'what bay wrote is known by the book alone': {
    script: 'the customer is corrected',
    ending: null,
    faults: [{ request: 2, fault: 'answer-lost' }],
  },
  'what is somebody’s is owed for ever': {
    script: 'somebody renames it, then drags it',
    ending: null,
    faults: [],
  },
};
