import type { Instant } from '../../domain/interval.ts';
import { isoText } from '../../domain/zone.ts';
import type { OtherWork } from '../../failure.ts';
import { verbText } from '../form/journal-words.ts';
import { listed, momentsText, type ShopTime } from '../form/moments.ts';
import type { HintTable } from './hint-table.ts';

/** What was asked for is refused: what can be asked for instead. */
export const GO_ANOTHER_WAY: HintTable<
  | 'choose-another-time'
  | 'choose-an-earlier-day'
  | 'book-after-or-beside'
  | 'change-the-visit'
  | 'replace-the-visit'
  | 'give-a-reason'
  | 'take-what-is-held'
  | 'allow-tool'
  | 'begin-another-conversation'
  | 'confirm-with-token'
  | 'ask-again'
  | 'propose-again'
  | 'come-otherwise'
  | 'see-who-can'
  | 'book-anew'
  | 'see-appointment'
  | 'take-back'
  | 'promise-later'
  | 'bring-to-today'
  | 'mark-anyway'
  | 'give-a-new-key'
  | 'leave-unplaced'
  | 'begin-series-otherwise'
  | 'look-and-repeat'
  | 'use-customer'
  | 'merge-customers'
  | 'use-vehicle'
  | 'move-or-cancel'
  | 'settle-item'
  | 'cancel-all-the-same'
  | 'see-what-was-settled'
  | 'try-delivery-again'
  | 'undo-older'
> = {
  'choose-another-time': ({ nearest, from }, time) =>
    nearestFree(nearest, time) ?? `Look for free times: bay slots ${from} --week`,

  'choose-an-earlier-day': ({ nearest, last }, time) =>
    nearestFree(nearest, time) ?? `Choose an earlier day: bay slots ${last}`,

  'book-after-or-beside': ({ after }, { zone }, at) => {
    const start = isoText(zone, after).slice(0, 16);
    const time = TIME_OPTIONS.find(at.takes);
    const beside = at.takes('--overbook') ? '; or at the same time: --overbook <why>' : '';
    return `${time === '--at' ? 'Book it' : 'Have it'} after that: ${time === undefined ? '' : `${time} `}${start}${beside}`;
  },

  'change-the-visit': ({ appointmentId, differs }) => {
    const [places, others] = [differs.filter(isPlace), differs.filter((what) => !isPlace(what))];
    const commands = [
      ...(others.length === 0 ? [] : [`bay edit ${appointmentId} ${others.map(optionText).join(' ')}`]),
      ...(places.length === 0 ? [] : [`bay reschedule ${appointmentId} ${places.map(optionText).join(' ')}`]),
    ];
    return `Or change #${appointmentId}: ${commands.join(', then ')}`;
  },

  'replace-the-visit': ({ appointmentId }) =>
    `Or book it instead of that: bay cancel ${appointmentId} --reason other, then this again`,

  'give-a-reason': (_, __, at) => (at.takes('--overbook') ? 'Or say why it is right: --overbook <why>' : ''),

  'take-what-is-held': (_, __, at) =>
    at.takes('--take-held') ? 'Or take it, and they are offered another: --take-held' : '',

  'allow-tool': (_, __, at) =>
    [
      ...(at.takes('--allow-write') ? ['To allow what changes the book: --allow-write'] : []),
      ...(at.takes('--allow-tool') ? ['one tool beside others: --allow-tool <name>'] : []),
    ].join('; '),

  'begin-another-conversation': () => 'Begin another conversation, or give the caller to a person.',

  'confirm-with-token': () => 'Ask, and call the tool again with its confirmation_token.',

  'propose-again': () => 'Ask for free times once more: propose_appointment',

  'ask-again': () => 'Call the tool again without confirmation_token, and ask once more.',

  'come-otherwise': ({ mode }, _, at) => {
    const option = (value: string) => (at.takes('--mode') ? `: --mode ${value}` : '.');
    return mode === 'drop_off'
      ? `Or say that the car comes otherwise${option('<mode>')}`
      : `Or leave the car${option('drop_off')}`;
  },

  'see-who-can': () => 'See who and what can do it: bay shop show',

  'book-anew': () => 'Book a new appointment: bay book',

  'see-appointment': ({ appointmentId }) => `See it whole: bay show ${appointmentId}`,

  'take-back': () => 'If that was a slip, take it back: bay undo',

  'promise-later': (_, __, at) =>
    `Promise a time that is still to come${at.takes('--promise') ? ': --promise 16:00' : '.'}`,

  'bring-to-today': ({ appointmentId, early }) => {
    const night = early ? `; for a car that is left the night before: bay in ${appointmentId} night` : '';
    return `If it comes today, move it: bay move ${appointmentId} today${night}`;
  },

  'mark-anyway': () => 'To mark it all the same: --yes',

  'give-a-new-key': () =>
    'Give every new request its own key; a key again only gives the first result again.',

  'begin-series-otherwise': () => 'Choose another time for all of them, or see to those dates one by one.',
  'leave-unplaced': (_, __, at) =>
    at.takes('--leave-unplaced')
      ? 'Leave them where they are, with a note in the inbox: --leave-unplaced; or move or cancel them first.'
      : 'Move or cancel them first.',

  'look-and-repeat': ({ what }) =>
    `Look at ${what === 'shop' ? 'them (bay shop)' : 'it'} and run this again.`,

  'use-customer': ({ customerId }, _, at) =>
    at.takes('--customer')
      ? `Use that customer: --customer ${customerId}; or look: bay customers show ${customerId}`
      : `Look who that is: bay customers show ${customerId}; and change them: bay customers edit ${customerId}`,

  'merge-customers': ({ kept, other }) =>
    `If they are one person: bay customers merge ${kept} ${other}; or look: bay customers show ${kept}`,

  'use-vehicle': ({ vehicleId }, _, at) =>
    at.takes('--vehicle')
      ? `Use that car: --vehicle ${vehicleId}; or look: bay vehicles show ${vehicleId}`
      : `Look whose that is: bay vehicles show ${vehicleId}; and change it: bay vehicles edit ${vehicleId}`,

  'move-or-cancel': ({ appointmentIds: [first] }) =>
    `Move or cancel them first: bay reschedule ${first ?? '<appointment>'} --to <when>`,

  'settle-item': ({ itemId, ways }) =>
    `For this one: ${listed(
      ways.map((way) => `bay inbox resolve ${itemId} --${way}`),
      'or',
    )}`,

  'cancel-all-the-same': ({ appointmentId }) =>
    `To cancel the appointment all the same: bay cancel ${appointmentId}`,

  'see-what-was-settled': () => 'What was settled, and how: bay inbox --all',

  'try-delivery-again': () => 'To have it tried again: bay queue retry <number of the appointment>',

  'undo-older': ({ entry, verb, appointmentIds }) => {
    const [first, ...more] = appointmentIds;
    const what = first === undefined ? '' : more.length === 0 ? ` #${first}` : ` ${more.length + 1} visits`;
    return `To take back what was done before that (${verbText(verb)}${what}): bay undo --entry ${entry}`;
  },
};

/** How commands are told when something is to be. */
const TIME_OPTIONS = ['--at', '--to'] as const;

function optionText(what: OtherWork): string {
  return `--${what} ${VALUES[what]}`;
}

function isPlace(what: OtherWork): boolean {
  return what === 'bay' || what === 'technician';
}

const VALUES: Readonly<Record<OtherWork, string>> = {
  service: '<type>',
  duration: '<minutes>',
  bay: '<name>',
  technician: '<name>',
  notes: '<text>',
  concerns: '<text>',
  invitation: '',
  mode: '<mode>',
  promise: '<time>',
  tag: '<tag>',
};

function nearestFree(nearest: readonly Instant[], time: ShopTime): string | null {
  return nearest.length === 0 ? null : `Nearest free: ${momentsText(nearest, time)}.`;
}
