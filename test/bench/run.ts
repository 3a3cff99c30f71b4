/**
 * What bay costs, beside what Node itself costs on this machine in the same minutes.
 *
 *     npm run bench -- [--rounds n] [a part of the names of the cases to run]
 *     npm run bench -- --list
 *
 * Commands are whole processes in shuffled rounds, their user and system time as the kernel counts it, divided by that of
 * `node -e 0`; output goes to a file. Times inside one process are wall time. All figures are medians. The limits are what
 * the project promises itself; only a command that fails makes this fail.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { DAY_MS, HOUR_MS } from '../../src/domain/interval.ts';
import { agentCosts, percentile } from './agents.ts';
import { writeBareScript } from './bare-scripts.ts';
import { AHEAD, buildBigBook, NOW, NOW_TEXT, phoneOf, TODAY, TOMORROW } from './big-book.ts';
import { CLOSED_VISITS, closingCosts } from './closing.ts';
import { type CommandCase, type CommandCost, commandCosts } from './command-cost.ts';
import { keyCosts, lookCosts } from './daily-look.ts';
import { latencyCosts } from './google-latency.ts';
import { bookingCosts, importCosts } from './inside.ts';
import { syncCosts } from './large-calendar.ts';

const SMALLEST = 1_000;
const USUAL = 100_000;
const SIZES = [SMALLEST, USUAL, 1_000_000];
const USUAL_ROUNDS = 15;
const BOOKING_ROUNDS = 100;
/** A person waits for the plan, with somebody on the phone. */
const MOST_CLOSING_MS = 500;
const IMPORTED = 100_000;
const LARGE_CALENDAR = 20_000;
const MOST_MEMORY_MB = 60;
const MOST_FIRST_ANSWER = 5;
const MOST_EXIT_MS = 50;
const MOST_CALL_MS = 20;
const MOST_CALL_OF_TEN_MS = 50;
const MOST_GROWTH = 1.1;

const BAY = join(import.meta.dirname, '../../bin/bay.js');
const BARE = 'node -e 0';

interface Promised extends CommandCase {
  /** At most so many times bare node. */
  readonly limit: number | null;
  /** The same on the smallest book. */
  readonly small?: string;
}

function sized(size: number): string {
  return size.toLocaleString('en');
}

/** Half hours on which every bay is free, from tomorrow on: the nth run books one, Sundays left out. */
function bookingTime(run: number): string {
  const times = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '15:30', '16:00', '16:30'];
  const week = Math.floor(run / (5 * times.length));
  const day = 1 + (Math.floor(run / times.length) % 5);
  const date = new Date(
    Date.parse(`${TODAY}T00:00:00Z`) + (7 * (week % 12) + day - (day > 4 ? -2 : 0)) * DAY_MS,
  );
  return `${date.toISOString().slice(0, 10)}T${times[run % times.length]}`;
}

/** One of the customers with their car, another each run. */
function bookingWords(run: number): readonly string[] {
  const who = 1 + (run % AHEAD);
  return `book -c ${who} -v ${who} -s oil_change --at ${bookingTime(run)}`.split(' ');
}

function casesOn(size: number, book: string, bareScript: string): Promised[] {
  const on = (name: string, limit: number, words: (run: number) => readonly string[]): Promised => ({
    name: `${name}, ${sized(size)} appointments`,
    limit: size === SMALLEST ? null : limit,
    small: `${name}, ${sized(SMALLEST)} appointments`,
    arguments: (run) => [BAY, '--db', book, ...words(run)],
  });
  const today = [NOW - 7 * HOUR_MS, NOW + 17 * HOUR_MS].map(String);
  return [
    {
      name: `bare script with better-sqlite3, ${sized(size)}`,
      limit: null,
      arguments: () => [bareScript, book, ...today],
    },
    on('agenda', 2, () => ['agenda']),
    on('find <phone>', 2, () => ['find', phoneOf(100)]),
    on('<last digits>', 2, () => [phoneOf(100).slice(-7)]),
    on('slots', 2.2, () => ['slots', TOMORROW]),
    on('book', 2.2, bookingWords),
  ];
}

const WITHOUT_BOOK: readonly Promised[] = [
  { name: BARE, limit: null, arguments: () => ['-e', '0'] },
  { name: '--version', limit: 1.4, arguments: () => [BAY, '--version'] },
  { name: '--help', limit: 1.4, arguments: () => [BAY, '--help'] },
];

function line(cells: readonly string[]): string {
  const widths = [52, 11, 8, 6, 12, 8];
  return cells
    .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
    .join('  ')
    .trimEnd();
}

function commandTable(cases: readonly Promised[], costs: ReadonlyMap<string, CommandCost>): string[] {
  const bare = costs.get(BARE) as CommandCost;
  const rows = cases.map(({ name, limit, small }) => {
    const { cpuMs, memoryMb } = costs.get(name) as CommandCost;
    const ratio = cpuMs / bare.cpuMs;
    const smallCost = small === undefined || small === name ? undefined : costs.get(small);
    const growth = smallCost === undefined ? null : cpuMs / smallCost.cpuMs;
    const over = [
      ...(limit !== null && ratio > limit ? ['time'] : []),
      ...(growth !== null && growth > MOST_GROWTH ? ['growth'] : []),
      ...(memoryMb > MOST_MEMORY_MB ? ['memory'] : []),
    ];
    return line([
      name,
      `${cpuMs.toFixed(1)} ms`,
      `${ratio.toFixed(2)} ×`,
      limit === null ? '' : `≤ ${limit}`,
      growth === null ? '' : `${growth.toFixed(2)} ×`,
      `${memoryMb.toFixed(0)} MB`,
      over.length === 0 ? '  ok' : `  over: ${over.join(', ')}`,
    ]);
  });
  return [
    line(['a whole command', 'cpu', '× bare', 'limit', `growth ≤ ${MOST_GROWTH}`, `≤ ${MOST_MEMORY_MB} MB`]),
    ...rows,
  ];
}

function insideLine(name: string, ms: number, ratio: string, limit: number | null, value: number): string {
  const verdict = limit === null ? '' : value > limit ? '  over' : '  ok';
  return line([name, `${ms.toFixed(2)} ms`, ratio, limit === null ? '' : `≤ ${limit}`, '', '', verdict]);
}

async function bookingLines(book: string, folder: string): Promise<string[]> {
  const { fdatasyncMs, storeMs, useCaseMs } = await bookingCosts(book, folder, BOOKING_ROUNDS);
  const row = (name: string, ms: number, limit: number | null) =>
    insideLine(
      `${name}, ${sized(USUAL)} appointments`,
      ms,
      `${(ms / fdatasyncMs).toFixed(2)} ×`,
      limit,
      ms / fdatasyncMs,
    );
  return [
    insideLine('4 KiB fdatasync', fdatasyncMs, '1.00 ×', null, 1),
    row('a durable booking in the store', storeMs, 2.5),
    row('the whole use case', useCaseMs, null),
  ];
}

async function closingLines(book: string, folder: string): Promise<string[]> {
  const { planMs, acceptMs } = await closingCosts(book, folder);
  const whole = planMs + acceptMs;
  return [
    insideLine(`closing a day of ${CLOSED_VISITS} visits`, whole, '', MOST_CLOSING_MS, whole),
    insideLine('  of it the plan', planMs, '', null, 0),
    insideLine('  of it one durable transaction', acceptMs, '', null, 0),
  ];
}

async function importLines(book: string, folder: string): Promise<string[]> {
  const { parseMs, storeMs } = await importCosts(book, folder, IMPORTED);
  const whole = parseMs + storeMs;
  const large = await importCosts(book, folder, LARGE_CALENDAR);
  return [
    insideLine(
      `reading ${sized(LARGE_CALENDAR)} events from .ics`,
      large.parseMs,
      `${(large.parseMs / 1000).toFixed(2)} s`,
      2,
      large.parseMs / 1000,
    ),
    insideLine(
      `import of ${sized(IMPORTED)} events from .ics`,
      whole,
      `${(whole / 1000).toFixed(2)} s`,
      3,
      whole / 1000,
    ),
    insideLine('  of it reading the file', parseMs, '', null, 0),
    insideLine('  of it one durable transaction', storeMs, '', null, 0),
  ];
}

/** Apart from what a command costs: what the first ones of a day do once they have answered, and how keys add up. */
async function upkeepLines(folder: string): Promise<string[]> {
  const lines = [line(['upkeep', 'wall', '', 'commands', 'most'])];
  for (const size of [8_320, USUAL]) {
    const book = join(folder, `upkeep-${size}.db`);
    await buildBigBook(book, size);
    const { commands, wholeMs, mostMs, doctorMs, firstWriteMs } = await lookCosts(book, folder);
    lines.push(
      line([
        `the daily look, ${sized(size)} appointments`,
        `${wholeMs.toFixed(0)} ms`,
        '',
        `${commands}`,
        `${mostMs.toFixed(0)} ms`,
      ]),
      line([`doctor's look, ${sized(size)} appointments`, `${doctorMs.toFixed(0)} ms`]),
      line([`before a changed file is written, ${sized(size)}`, `${firstWriteMs.toFixed(0)} ms`]),
    );
  }
  const [few, many] = [1_000, 1_000_000];
  const book = join(folder, 'upkeep-8320.db');
  const fewMs = await keyCosts(book, folder, few);
  const manyMs = await keyCosts(book, folder, many);
  lines.push(
    line([`a key kept, asked and forgotten, ${sized(few)} keys`, `${fewMs.toFixed(2)} ms`]),
    line([`the same, ${sized(many)} keys`, `${manyMs.toFixed(2)} ms`, `${(manyMs / fewMs).toFixed(2)} ×`]),
  );
  return lines;
}

/** Commands over a Google that takes a tenth of a second for each answer. */
async function googleLines(rounds: number): Promise<string[]> {
  const rows = (await latencyCosts(rounds)).map(({ name, ms, trips, starts, limitMs }) =>
    line([
      name,
      `${ms.toFixed(0)} ms`,
      `${starts.toFixed(2)} ×`,
      `${trips}`,
      limitMs === null ? '' : `≤ ${limitMs.toFixed(0)} ms`,
      '',
      limitMs === null ? '' : ms > limitMs ? '  over' : '  ok',
    ]),
  );
  return [line(['a whole command, Google 100 ms away', 'wall', '× bare', 'trips', 'limit']), ...rows];
}

/** The door for agents: its start beside bare Node, and its calls by the wall clock. */
async function agentLines(book: string, rounds: number): Promise<string[]> {
  const environment = (file: string) => ({
    BAY_DB: file,
    BAY_HOME: dirname(book),
    HOME: dirname(book),
    BAY_NOW: NOW_TEXT,
  });
  const costs = await agentCosts({ command: BAY, environment }, book, rounds);
  const row = (name: string, ms: number, limit: number, value = ms) =>
    line([
      name,
      `${ms.toFixed(0)} ms`,
      value === ms ? '' : `${value.toFixed(2)} ×`,
      '',
      `≤ ${limit}`,
      '',
      value > limit ? '  over' : '  ok',
    ]);
  const { firstMs, bareMs, exitMs, oneAtATimeMs, tenAtATimeMs } = costs;
  return [
    line(['mcp', 'wall', '× bare', '', 'limit']),
    row('to the first answer', firstMs, MOST_FIRST_ANSWER, firstMs / bareMs),
    row('from the end of its input to its own', exitMs, MOST_EXIT_MS),
    row(`a call of 100, ${sized(USUAL)} appointments (95th)`, percentile(oneAtATimeMs, 95), MOST_CALL_MS),
    row('  with ten on the way (99th)', percentile(tenAtATimeMs, 99), MOST_CALL_OF_TEN_MS),
  ];
}

/** Whole processes over a calendar that is full of others' events. */
async function largeCalendarLines(): Promise<string[]> {
  const rows = (await syncCosts(LARGE_CALENDAR)).map(({ name, ms, requests, memoryMb }) =>
    line([name, `${ms.toFixed(0)} ms`, '', `${requests}`, '', `${memoryMb.toFixed(0)} MB`]),
  );
  return [line(['a whole command', 'wall', '', 'trips', '', 'memory']), ...rows];
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** The cases that were asked for, with what they are compared to. */
function chosen(cases: readonly Promised[], wanted: (name: string) => boolean): Promised[] {
  const asked = cases.filter(({ name }) => wanted(name));
  const compared = new Set([BARE, ...asked.flatMap(({ small }) => small ?? [])]);
  return cases.filter((each) => asked.includes(each) || compared.has(each.name));
}

function allCases(folder: string, script: string): Promised[] {
  return [...WITHOUT_BOOK, ...SIZES.flatMap((size) => casesOn(size, bookIn(folder, size), script))];
}

function bookIn(folder: string, size: number): string {
  return join(folder, `${size}.db`);
}

/** What can be asked for: what others are compared to always runs. */
function allNames(): string[] {
  const commands = allCases('', '').map(({ name }) => name);
  return [
    ...commands.filter((name) => name !== BARE),
    'booking',
    'import',
    'closing',
    'upkeep',
    'google',
    'agents',
    'large calendar',
    'slot engine',
  ];
}

async function measure(wanted: (name: string) => boolean, rounds: number, folder: string): Promise<void> {
  const bookOf = (size: number) => bookIn(folder, size);
  const cases = chosen(allCases(folder, writeBareScript(folder)), wanted);
  const inside = { booking: wanted('booking'), import: wanted('import'), closing: wanted('closing') };
  for (const size of SIZES) {
    const inProcess = size === SMALLEST ? inside.import || inside.closing : size === USUAL && inside.booking;
    if (inProcess || cases.some((each) => each.arguments(0).includes(bookOf(size))))
      await buildBigBook(bookOf(size), size);
  }
  say(`Node ${process.version}, ${process.platform} ${process.arch}, ${rounds} rounds`, '');
  // First, while nothing has been booked into the books yet.
  if (inside.booking || inside.import || inside.closing)
    say(line(['inside one process', 'wall', '× sync', 'limit']));
  if (inside.booking) say(...(await bookingLines(bookOf(USUAL), folder)));
  if (inside.import) say(...(await importLines(bookOf(SMALLEST), folder)));
  if (inside.closing) say(...(await closingLines(bookOf(SMALLEST), folder)));
  if (cases.length > 1) {
    const environment = {
      PATH: process.env['PATH'] ?? '',
      BAY_HOME: join(folder, 'home'),
      XDG_CACHE_HOME: join(folder, 'cache'),
      BAY_NOW: NOW_TEXT,
    };
    say('', ...commandTable(cases, commandCosts(cases, { rounds, folder, environment })));
  }
  if (wanted('upkeep')) say('', ...(await upkeepLines(folder)));
  if (wanted('google')) say('', ...(await googleLines(rounds)));
  if (wanted('agents')) {
    if (!existsSync(bookOf(USUAL))) await buildBigBook(bookOf(USUAL), USUAL);
    say('', ...(await agentLines(bookOf(USUAL), rounds)));
  }
  if (wanted('large calendar')) say('', ...(await largeCalendarLines()));
  if (wanted('slot engine')) {
    say('');
    const engine = join(import.meta.dirname, 'slot-engine.ts');
    spawnSync(process.execPath, ['--import', 'tsx', engine, '100000'], { stdio: 'inherit' });
  }
}

async function main(): Promise<void> {
  const options = { rounds: { type: 'string' }, list: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const filter = positionals.join(' ');
  const names = allNames().filter((name) => name.includes(filter));
  if (names.length === 0) {
    process.stderr.write(`No case has "${filter}" in its name. Their names: npm run bench -- --list\n`);
    process.exitCode = 2;
    return;
  }
  if (values.list === true) return say(...names);
  const folder = mkdtempSync(join(tmpdir(), 'bay-bench-'));
  try {
    await measure((name) => name.includes(filter), Number(values.rounds ?? USUAL_ROUNDS), folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await main();
