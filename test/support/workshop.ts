import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { run } from '../../src/cli/run/run.ts';
import type { World } from '../../src/cli/world.ts';
import { type Clock, fixedClock } from '../../src/clock.ts';
import type { FileSystem } from '../../src/domain/book-place.ts';
import { AppError } from '../../src/failure.ts';
import type { Desk } from '../../src/machine/desk.ts';
import { listensAt } from '../../src/machine/local-port.ts';
import { isThere, namesIn, readSmallFile } from '../../src/machine/small-file.ts';
import { decodedText, encodedOnce } from '../../src/machine/text-encoding.ts';
import type { Environment } from '../../src/settings/settings.ts';
import { lastWritten, noteLastWritten } from '../../src/store/sqlite/soundness/last-written.ts';
import { scratchFolder } from './scratch.ts';
import { ownTemplatesFolder } from './templates-folder.ts';
import { type Answer, scriptedPrompter } from './workshop-prompter.ts';
import { instantOf, wordsOf } from './workshop-words.ts';

export interface WorkshopSetup {
  /** `Mon 2026-11-23 07:00` in New York, or an ISO instant. */
  readonly now?: string;
  /** A shop file that is taken before anything else. */
  readonly shop?: string;
  /** Command lines that have been run before, each of which must succeed; `[]`: bay has never been used. */
  readonly given?: readonly string[];
  /** Beside `BAY_HOME` and `CALENDAR_TIMEZONE`; undefined takes one of them away. */
  readonly environment?: Environment;
  /** What the machine says of its zone, undefined where it does not know; America/Chicago when left out. */
  readonly ownZone?: string | undefined;
  /** Settings of a bay that has signed in at a Google; in force once what was `given` has been done. */
  readonly google?: Environment;
  /** A clock that goes on, in force once what was `given` has been done; one that stands still when left out. */
  readonly clock?: Clock;
}

export interface RunSetup {
  /** What the book lies on; left out, nobody knows. */
  readonly fileSystem?: FileSystem;
  /** There is a terminal, and somebody who gives these answers, in this order, and all of them. */
  readonly answers?: readonly Answer[];
  /** How wide the terminal is that the output goes to; none when left out. */
  readonly columns?: number;
  /** How many lines it has, and what its pager is given. */
  readonly rows?: number;
  readonly page?: (text: string) => Promise<boolean>;
  readonly environment?: Environment;
  readonly stdin?: string;
  /** What somebody makes of a text in the editor. */
  readonly editor?: (text: string) => string | Promise<string>;
  /** What happens when bay opens the browser; nothing can be opened when left out. */
  readonly browse?: (url: string) => Promise<void>;
  /** The same with a page that bay has written. */
  readonly openPage?: (file: string) => Promise<void>;
  /** Is given what interrupts bay, and what asks for its last word, when bay begins to listen; nobody does when left out. */
  readonly onInterruption?: (interrupt: () => void, insist: (signalCode: number) => number) => void;
}

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Success or failure as `--json` prints it. */
export interface Envelope {
  readonly success: boolean;
  readonly already?: boolean;
  readonly message: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- a document from outside, of any shape
  readonly data: any;
  // oxlint-disable-next-line typescript/no-explicit-any -- the same
  readonly error: any;
}

export interface Workshop {
  readonly folder: string;
  /** Moves the clock. */
  readonly at: (now: string) => void;
  /** Writes a file into the working folder and gives its name. */
  readonly file: (name: string, text: string | Uint8Array) => string;
  readonly bay: (line: string | readonly string[], setup?: RunSetup) => Promise<Ran>;
  /** All that somebody at a terminal sees: `$ bay …`, stdout, stderr behind `2> `, and the exit code unless it is 0. */
  readonly story: (...lines: readonly string[]) => Promise<string>;
  /** As `bay`, in a row, each of which must have a result. */
  readonly done: (...lines: readonly (string | readonly string[])[]) => Promise<void>;
  /** With `--json`: the one document. */
  readonly json: (
    line: string | readonly string[],
    setup?: RunSetup,
  ) => Promise<Envelope & { exitCode: number }>;
  /** As `json`, of a command that must have a result: what stands under `data`, also of a report that complains. */
  readonly data: (line: string | readonly string[], setup?: RunSetup) => Promise<Envelope['data']>;
}

/** A whole shop in a folder of its own: the real command line over real SQLite, the clock standing still. */
export function workshop(setup: WorkshopSetup = {}): Workshop {
  const { now = 'Mon 2026-11-23 07:00', shop, environment = {}, google = {}, clock } = setup;
  const ownZone = 'ownZone' in setup ? setup.ownZone : 'America/Chicago';
  const given = setup.given ?? (setup.environment === undefined ? A_READY_SHOP : []);
  const folder = scratchFolder();
  const home = join(folder, 'home');
  let time = instantOf(now);
  let ready = false;

  const file = (name: string, text: string | Uint8Array): string => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
    return name;
  };

  const runOnce = async (argv: readonly string[], setup: RunSetup): Promise<Ran> => {
    const { answers, columns, stdin = '', editor = (text) => text } = setup;
    const [stdout, stderr] = [sink(columns, setup.rows), sink(columns)];
    const prompter = scriptedPrompter(answers ?? [], (question) => stderr.write(`? ${question}\n`));
    const world: World = {
      environment: {
        BAY_HOME: home,
        CALENDAR_TIMEZONE: 'America/New_York',
        ...environment,
        ...(ready ? google : {}),
        ...setup.environment,
      },
      stdout,
      stderr,
      stdinIsTerminal: answers !== undefined,
      clock: ready && clock !== undefined ? clock : fixedClock(time, async () => undefined),
      machine: {
        platform: 'linux',
        homeFolder: join(folder, 'person'),
        workingFolder: folder,
        ownZone: () => ownZone,
        login: () => 'ana',
        readFile: readSmallFile,
        isThere,
        namesIn,
        fileSystemOf: () => setup.fileSystem ?? null,
      },
      desk: async () => deskIn(folder, stdin, editor),
      prompter: async () => prompter,
      onInterruption: ({ heard, lastWord }) => setup.onInterruption?.(heard, lastWord),
      page: setup.page ?? (async () => false),
      browse: setup.browse ?? (async () => Promise.reject(new Error('no browser'))),
      openPage: setup.openPage ?? (async () => Promise.reject(new Error('no browser'))),
    };
    const exitCode = await run(argv, world);
    prompter.assertAllAsked();
    const ran = { exitCode, stdout: stdout.text(), stderr: stderr.text() };
    if (PLACE_KEY.test(ran.stdout + ran.stderr))
      throw new Error(`shows what only the book calls a calendar: ${JSON.stringify(ran)}`);
    return ran;
  };

  let opened: Promise<void> | null = null;
  const open = async (): Promise<void> => {
    if (shop === undefined && given.length === 0) return;
    const key = JSON.stringify([now, shop, given, environment]);
    const kept = TEMPLATES.get(key);
    if (kept !== undefined) return copyOfOwn(kept, home);
    const present = time;
    time = instantOf(now);
    if (shop !== undefined) await mustDo(['shop', 'import', '-'], { stdin: `${shop}\ntime_format: 24h\n` });
    else await mustDo(['shop', 'set', 'time_format', '24h'], {});
    for (const line of given) await mustDo(wordsOf(line), {});
    time = present;
    const template = join(templateFolder(), String(TEMPLATES.size));
    cpSync(home, template, { recursive: true });
    TEMPLATES.set(key, template);
  };

  const mustDo = async (argv: readonly string[], setup: RunSetup): Promise<void> => {
    const { exitCode, stderr } = await runOnce(argv, setup);
    if (exitCode !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
  };

  const bay: Workshop['bay'] = async (line, setup = {}) => {
    opened ??= open();
    await opened;
    ready = true;
    return runOnce(wordsOf(line), setup);
  };

  const json: Workshop['json'] = async (line, setup = {}) => {
    const { exitCode, stdout } = await bay([...wordsOf(line), '--json'], setup);
    if (!/^[^\n]+\n$/.test(stdout)) throw new Error(`not one document: ${JSON.stringify(stdout)}`);
    return { exitCode, ...(JSON.parse(stdout) as Envelope) };
  };

  const data: Workshop['data'] = async (line, setup) => {
    const { message, data } = await json(line, setup);
    if (data === undefined) throw new Error(message);
    return data;
  };

  return {
    folder,
    at: (text) => {
      time = instantOf(text);
    },
    file,
    bay,
    story: async (...lines) => {
      const told: string[] = [];
      for (const line of lines) told.push(toldOf(line, await bay(line)));
      return told.join('\n');
    },
    done: async (...lines) => {
      for (const line of lines) await data(line);
    },
    json,
    data,
  };
}

/** What the book calls a place at Google, ` primary~1`, which nobody is ever shown. */
const PLACE_KEY = / [^\s"]+~\d/;

/** Making a new book reads its time zone, which costs more than most tests do. */
const A_READY_SHOP = ['shop show'] as const;

/** The shop in another folder, as if it had been made there. */
function copyOfOwn(kept: string, home: string): void {
  cpSync(kept, home, { recursive: true });
  for (const name of readdirSync(home, { recursive: true, encoding: 'utf8' })) {
    const [, book] = /^(.+\.db)-last-written$/.exec(name) ?? [];
    const found = book === undefined ? null : lastWritten(join(home, book));
    if (book !== undefined && found !== null) noteLastWritten(join(home, book), found.written);
  }
}

/** Shops as they are after `shop` and `given`, made once in a process and copied from then on. */
const TEMPLATES = new Map<string, string>();
let templates: string | null = null;

function templateFolder(): string {
  templates ??= ownTemplatesFolder();
  return templates;
}

function toldOf(line: string, { exitCode, stdout, stderr }: Ran): string {
  const errors = stderr.replaceAll(/^(?=.)/gm, '2> ');
  return `$ bay ${line}\n${stdout}${errors}${exitCode === 0 ? '' : `exit ${exitCode}\n`}`;
}

/** Nothing moves on it: what is drawn depends on how long something takes. */
function sink(columns: number | undefined, rows?: number) {
  let written = '';
  return {
    write: (text: string) => {
      written += text;
    },
    isTerminal: columns !== undefined,
    columns,
    rows,
    mayMove: false,
    text: () => written,
  };
}

function textOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function deskIn(folder: string, stdin: string, editor: NonNullable<RunSetup['editor']>): Desk {
  const read = async (file: string) => {
    const path = isAbsolute(file) ? file : join(folder, file);
    if (file !== '-' && !existsSync(path))
      throw new AppError({ code: 'file-unreadable', file, why: 'there is no such file' });
    return decodedText(file === '-' ? Buffer.from(stdin) : readFileSync(path));
  };
  return {
    readText: async (file) => (await read(file)).text,
    readDecoded: async (file) => {
      const decoded = await read(file);
      return { ...decoded, ...encodedOnce(decoded.text) };
    },
    readTextIfAny: async (file) => textOrNull(isAbsolute(file) ? file : join(folder, file)),
    writeSecret: async (file, text) =>
      writeFileSync(isAbsolute(file) ? file : join(folder, file), text, { mode: 0o600 }),
    writeText: async (file, text) => writeFileSync(isAbsolute(file) ? file : join(folder, file), text),
    writeNew: async (file, text) => {
      const path = isAbsolute(file) ? file : join(folder, file);
      if (existsSync(path)) return false;
      writeFileSync(path, text);
      return true;
    },
    edit: async (text) => editor(text),
    keep: async (text, name) => {
      writeFileSync(join(folder, name), text);
      return name;
    },
    listensAt,
  };
}
