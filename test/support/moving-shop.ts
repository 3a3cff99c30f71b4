import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { visit } from '../calendar/google/sign-in/sign-in-bench.ts';
import { type FakeGoogle, startFakeGoogle } from './google/fake-google.ts';
import { type Ran, type RunSetup, type Workshop, workshop } from './workshop.ts';
import { ANA_AND_BOB } from './workshop-people.ts';
import { instantOf } from './workshop-words.ts';

export const SHOP = 'shop@example.com';
export const OTHER = 'other@example.com';

/** A shop whose settings come and go: a folder with a `.env`, sign-ins, environments. */
export interface MovingShop extends Workshop {
  readonly google: FakeGoogle;
  /** Signs in by the browser, as somebody who may do everything. */
  readonly signIn: (options?: { readonly as?: string; readonly name?: string }) => Promise<Ran>;
  /** Settings of the environment that go with every command from now on. */
  readonly set: (environment: Readonly<Record<string, string>>) => void;
  /** The working folder has a `.env` with these lines from now on; null: none. */
  readonly inFolder: (lines: readonly string[] | null) => void;
  /** What the calendar shows: `09:00 Oil change - Ana Pérez`, in order. */
  readonly shown: (calendarId?: string) => string[];
  /** The inbox's items, in short: `event-removed #1`. */
  readonly inbox: () => Promise<string[]>;
  readonly status: (appointmentId: number) => Promise<string>;
}

export async function movingShop(given: readonly string[] = ANA_AND_BOB): Promise<MovingShop> {
  let present = instantOf('Mon 2026-11-23 07:00');
  const now = () => {
    present += 1_000;
    return present;
  };
  const google = await startFakeGoogle({ now, accounts: [SHOP, OTHER] });
  onTestFinished(() => google.close());
  const made = workshop({ given });
  const roots = { GOOGLE_API_ROOT: google.root, GOOGLE_OAUTH_ROOT: google.root };
  let environment: Readonly<Record<string, string>> = {};
  const inForce = (setup: RunSetup = {}): RunSetup => ({
    ...setup,
    environment: { ...roots, ...environment, ...setup.environment },
  });
  const bay: Workshop['bay'] = (line, setup) => made.bay(line, inForce(setup));
  const json: Workshop['json'] = (line, setup) => made.json(line, inForce(setup));
  const data: Workshop['data'] = (line, setup) => made.data(line, inForce(setup));
  return {
    ...made,
    google,
    bay,
    json,
    data,
    done: async (...lines) => {
      for (const line of lines) await data(line);
    },
    signIn: async ({ as = SHOP, name = 'default' } = {}) => {
      const browse = async (url: string) => void (await visit(google.oauth.approve(url, { as })));
      return bay(`auth --account ${name} --yes`, { browse });
    },
    set: (settings) => {
      environment = settings;
    },
    inFolder: (lines) => {
      if (lines === null) rmSync(join(made.folder, '.env'), { force: true });
      else made.file('.env', `${lines.join('\n')}\n`);
    },
    shown: (calendarId = SHOP) =>
      [...google.model.liveEvents(calendarId)]
        .map(({ start, summary }) => `${(start?.dateTime ?? start?.date ?? '').slice(11, 16)} ${summary}`)
        .sort(),
    inbox: async () => {
      const { items } = await data('inbox');
      return items.map(
        ({ kind, appointment_id: id }: { kind: string; appointment_id: number | null }) => `${kind} #${id}`,
      );
    },
    status: async (id) => (await data(`show ${id}`)).calendar_status,
  };
}

/** The client of a Google as lines of a `.env`. */
export function clientLines({ client }: FakeGoogle): string[] {
  return [`GOOGLE_CLIENT_ID=${client.id}`, `GOOGLE_CLIENT_SECRET=${client.secret ?? ''}`];
}
