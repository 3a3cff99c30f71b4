import { PRIMARY } from '../../../src/domain/calendar-place.ts';
import { pick, type Random } from '../../proof/random.ts';

/** Two people with an account at Google, and a calendar that the first one alone has. */
export const ANA = 'ana@garage.example';
export const BOB = 'bob@garage.example';
export const SHARED = 'shop@group.calendar.example';
export const AT_GOOGLE: readonly string[] = [ANA, BOB, SHARED];

/** What a command finds when it begins: the settings, sign-ins and network of the moment. */
export interface Moment {
  readonly client: boolean;
  /** Whose each sign-in is. */
  readonly signIns: ReadonlyMap<string, string>;
  /** Whether that is written down beside the sign-in, or Google has to be asked. */
  readonly written: boolean;
  readonly calendarId: string | null;
  readonly override: 'local' | 'google' | null;
  readonly online: boolean;
}

/** Nobody has signed in, and there is no client. */
export const BEFORE: Moment = {
  client: false,
  signIns: new Map(),
  written: true,
  calendarId: null,
  override: null,
  online: true,
};

/** All is as it should be. */
export const HOME: Moment = {
  ...BEFORE,
  client: true,
  signIns: new Map([
    ['default', ANA],
    ['maria', BOB],
  ]),
};

/** Something of it changes: settings come and go, accounts are swapped, the id changes, the network goes. */
export function anotherMoment(now: Moment, random: Random): Moment {
  const signedIn = (name: string, owner: string | null): Moment['signIns'] => {
    const signIns = new Map(now.signIns);
    if (owner === null) signIns.delete(name);
    else signIns.set(name, owner);
    return signIns;
  };
  const luck = random();
  if (luck < 0.15) return HOME;
  if (luck < 0.3) return { ...now, client: !now.client };
  if (luck < 0.45) return { ...now, signIns: signedIn('default', pick([ANA, BOB, null], random)) };
  if (luck < 0.55) return { ...now, signIns: signedIn('maria', pick([ANA, BOB, null], random)) };
  if (luck < 0.62) return { ...now, signIns: swapped(now.signIns) };
  if (luck < 0.77) return { ...now, calendarId: pick([null, null, PRIMARY, SHARED, ANA], random) };
  if (luck < 0.85) return { ...now, override: pick([null, null, 'local', 'google'], random) };
  if (luck < 0.9) return { ...now, written: !now.written };
  return { ...now, online: !now.online };
}

function swapped(signIns: Moment['signIns']): Moment['signIns'] {
  const [one, other] = [signIns.get('default'), signIns.get('maria')];
  return new Map([
    ...(other === undefined ? [] : [['default', other] as const]),
    ...(one === undefined ? [] : [['maria', one] as const]),
  ]);
}

export function momentText({ client, signIns, written, calendarId, override, online }: Moment): string {
  const who = [...signIns].map(([name, owner]) => `${name}=${owner.slice(0, 3)}`).join(' ');
  const known = written ? '' : ' (to be asked)';
  return `${client ? 'client' : 'no client'}, ${who || 'nobody'}${known}, id ${calendarId}, override ${override}, ${online ? 'online' : 'offline'}`;
}
