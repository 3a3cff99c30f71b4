import { rmSync } from 'node:fs';
import { inspect } from 'node:util';
import { oauthClient } from '../../src/calendar/google/sign-in/oauth-client.ts';
import { visit } from '../calendar/google/sign-in/sign-in-bench.ts';
import type { Answer } from '../support/google/answer.ts';
import { type FakeGoogle, startFakeGoogle } from '../support/google/fake-google.ts';
import type { Fault, FaultKind } from '../support/google/fault-kinds.ts';
import { trustedGoogle } from '../support/google-settings.ts';
import { type Workshop, workshop } from '../support/workshop.ts';
import { filesIn, found, requestLines, type Trace, troublesIn } from './leak-traces.ts';
import { pick, type Random, randomFrom } from './random.ts';

/** Somebody who must be named to Google in an event and nowhere else. */
interface Person {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly plate: string;
}

export interface LeakReport {
  readonly secrets: number;
  readonly traces: number;
  readonly leaks: readonly string[];
}

/** Answered soon and differently: refusals, errors, and servers that give back what they were sent. */
const TROUBLES: readonly (FaultKind | 'echo')[] = [
  'echo',
  'echo',
  'unauthorized',
  'portal',
  'redirect',
  'bad-gateway',
  'rate-limit',
  'truncated',
  'not-http',
  'reset',
  'array',
  'gzip-garbage',
  'wrong-length',
];

/** One person's way through the whole program, with a Google, secrets and customers of their own. */
export async function leaksOfScene(seed: number): Promise<LeakReport> {
  const random = randomFrom(seed);
  const fake = await startFakeGoogle({ random: randomFrom(seed), now: () => NOW });
  const shop = workshop({
    given: [],
    environment: {
      ...fake.environment(),
      BAY_CALENDAR: 'google',
      ...(random() < 0.5 ? { GOOGLE_CALENDAR_ID: 'shop@example.com' } : {}),
      ...(random() < 0.5 ? { BAY_TOKEN_PASSPHRASE: `passphrase${letters(24, random)}` } : {}),
    },
  });
  try {
    const people = [person(random), person(random)];
    const scene = new Scene(fake, shop, random);
    await scene.play(people);
    return judged(scene, people);
  } finally {
    await fake.close();
    rmSync(shop.folder, { recursive: true, force: true });
  }
}

const NOW = Date.parse('2026-11-23T12:00:00Z');

class Scene {
  readonly fake: FakeGoogle;
  readonly folder: string;
  readonly said: Trace[] = [];
  readonly #shop: Workshop;
  readonly #random: Random;
  readonly #secrets = new Set<string>();

  constructor(fake: FakeGoogle, shop: Workshop, random: Random) {
    this.fake = fake;
    this.folder = shop.folder;
    this.#shop = shop;
    this.#random = random;
    this.#secrets.add(fake.client.secret ?? '');
  }

  async play([ana, bob]: readonly Person[]): Promise<void> {
    if (ana === undefined || bob === undefined) throw new Error('two people are needed');
    await this.#signIn();
    await this.#run(bookingOf(ana, '2026-11-24T09:00'));
    await this.#run(['slots', '2026-11-24', '--verbose']);
    await this.#throughTrouble([
      bookingOf(bob, '2026-11-24T10:00'),
      ['reschedule', '1', '--to', '2026-11-25T10:00', '--verbose'],
      ['find', bob.phone, '--json'],
    ]);
    await this.#throughTrouble([
      ['cancel', '1', '--reason', 'other', '--note', `for ${ana.name}`, '--verbose', '--json'],
      ['sync', '--verbose'],
      ['doctor', '--verbose'],
      ['auth', 'status', '--verbose'],
      ['inbox'],
    ]);
    await this.#signInThroughTrouble();
    await this.#bug();
    await this.#run(['sync', '--json', '--verbose']);
    await this.#run(['auth', 'status', '--json']);
    await this.#throughTrouble([['auth', 'logout', '--revoke', '--verbose']]);
    await this.#run(['auth', 'logout', '--revoke']);
  }

  /** What nobody may find: all that this Google has given out or been sent, and what the shop keeps closed. */
  secrets(): string[] {
    const secrets = new Set(this.#secrets);
    for (const { path, requestBody, responseBody } of this.fake.requests) {
      if (path !== '/token' && path !== '/revoke') continue;
      const sent = (requestBody ?? {}) as Readonly<Record<string, unknown>>;
      for (const name of ['code', 'code_verifier', 'refresh_token', 'client_secret', 'token']) {
        if (typeof sent[name] === 'string') secrets.add(sent[name]);
      }
      const given = String(responseBody).matchAll(/"(?:access_token|refresh_token)": "([^"]+)"/g);
      for (const [, token = ''] of given) secrets.add(token);
    }
    return [...secrets].filter((secret) => secret.length > 8);
  }

  async #run(words: readonly string[], setup: Parameters<Workshop['bay']>[1] = {}): Promise<void> {
    const { stdout, stderr } = await this.#shop.bay(words, setup);
    const where = words.slice(0, 2).join(' ');
    this.said.push(
      { where: `stdout of ${where}`, text: stdout },
      { where: `stderr of ${where}`, text: stderr },
    );
  }

  async #signIn(): Promise<void> {
    const browse = async (url: string) => {
      const redirect = this.fake.oauth.approve(url);
      this.#secrets.add(new URL(redirect).searchParams.get('code') ?? '');
      // Others who knock first, with what is not theirs.
      await visit(redirect.replace(/state=[^&]*/, 'state=guessed')).catch(() => undefined);
      const { body } = (await visit(redirect)) as { body?: string };
      this.said.push({ where: 'the page after signing in', text: body ?? '' });
    };
    await this.#shop.bay(['auth', 'login', '--yes', '--verbose'], { browse });
  }

  /** The address that is opened carries the state, as OAuth requires; nothing else that is said may. */
  async #signInThroughTrouble(): Promise<void> {
    this.#break();
    const browse = async (url: string) => {
      this.#secrets.add(new URL(url).searchParams.get('state') ?? '');
      const redirect = this.fake.oauth.approve(url);
      await visit(redirect);
    };
    const { stdout, stderr } = await this.#shop.bay(['auth', 'login', '--yes', '--verbose'], { browse });
    this.fake.faults.clear();
    const withoutAddress = stderr.replace(/http:\/\/127\.0\.0\.1:\d+\/o\/oauth2\/v2\/auth\?\S+/g, '');
    this.said.push({ where: 'stdout of auth login', text: stdout });
    this.said.push({ where: 'stderr of auth login', text: withoutAddress });
  }

  async #throughTrouble(lines: readonly (readonly string[])[]): Promise<void> {
    for (const words of lines) {
      this.#break();
      await this.#run(words);
      this.fake.faults.clear();
    }
  }

  /** The library's own error, which carries the request with its secrets, gets as far as a bug can. */
  async #bug(): Promise<void> {
    const settings = trustedGoogle(this.fake.environment());
    if (settings === null) throw new Error('no client id');
    const refreshToken = `1//${letters(60, this.#random)}`;
    this.#secrets.add(refreshToken);
    const thrown: unknown = await oauthClient(settings, { client: settings, timeoutMs: 5_000 })
      .refresh(refreshToken)
      .then(
        () => null,
        (error: unknown) => error,
      );
    if (!inspect(thrown, { depth: 10 }).includes(refreshToken)) throw new Error('the bait carries no secret');
    const editor = () => {
      throw thrown as Error;
    };
    await this.#run(['shop', 'edit', '--verbose'], { answers: [], editor });
  }

  #break(): void {
    const kind = pick(TROUBLES, this.#random);
    const fault: Fault =
      kind === 'echo' ? { kind: 'answer', answer: echo(this.secrets(), this.#random) } : { kind };
    // Trouble that passes costs less time, and what is refused for good is kept in the book.
    const times = kind === 'echo' ? 1_000 : 1;
    this.fake.faults.add({ when: ({ path }) => !path.startsWith('/o/'), fault, times });
  }
}

/** A refusal in whose words stands what the client was not to say aloud. */
function echo(secrets: readonly string[], random: Random): Answer {
  const secret = pick(
    secrets.filter((each) => SHAPED.test(each)),
    random,
  );
  const message = pick(ECHOES, random)(secret);
  const status = pick([400, 403, 404, 410], random);
  const error = { errors: [{ domain: 'global', reason: 'invalid', message }], code: status, message };
  return {
    status,
    body: random() < 0.5 ? { error } : { error: 'invalid_request', error_description: message },
  };
}

/** What can be told from any other text by its looks alone. */
const SHAPED = /^(?:ya29\.|1\/\/|GOCSPX-|4\/0)/;

const ECHOES: readonly ((secret: string) => string)[] = [
  (secret) => `Invalid value: ${secret}`,
  (secret) => `Authorization: Bearer ${secret}`,
  (secret) => `{"refresh_token":"${secret}"}`,
  (secret) => `GET /calendar?access_token=${secret}&key=1`,
];

function judged(scene: Scene, people: readonly Person[]): LeakReport {
  const { fake, folder, said } = scene;
  const secrets = scene.secrets();
  const queries = fake.requests.map(({ method, path, query }) => ({
    where: `the address of ${method} ${path}`,
    text: `${path}?${JSON.stringify(query)}`,
  }));
  const everywhere = [...said, ...filesIn(folder), ...queries];
  const quiet = [...said.map(requestLines), ...queries, ...troublesIn(folder)];
  const particulars = people.flatMap(({ name, phone, email, plate }) => [
    name,
    phone.slice(-7),
    email,
    encodeURIComponent(email),
    plate,
  ]);
  return {
    secrets: secrets.length,
    traces: everywhere.length,
    leaks: [
      ...found(secrets, everywhere).map((where) => `a secret is in ${where}`),
      ...found(particulars, quiet).map((where) => `a customer is in ${where}`),
      // Neither queries nor calendars that are named like their owners.
      ...found(['?', '@', '%40'], said.map(requestLines)).map((where) => `too much is in ${where}`),
    ],
  };
}

function bookingOf({ name, phone, email, plate }: Person, at: string): string[] {
  const who = ['--name', name, '--phone', phone, '--email', email, '--plate', plate];
  return ['book', ...who, '--service', 'oil_change', '--at', at, '--verbose'];
}

function person(random: Random): Person {
  const digits = String(Math.floor(random() * 1e4)).padStart(4, '0');
  const name = letters(10, random);
  return {
    name: `Zz${name} Qq${letters(9, random)}`,
    phone: `+1212555${digits}`,
    email: `${name}.${letters(6, random)}@example.net`,
    plate: `Z${digits}${letters(2, random).toUpperCase()}`,
  };
}

function letters(count: number, random: Random): string {
  return Array.from({ length: count }, () => String.fromCodePoint(97 + Math.floor(random() * 26))).join('');
}
