import type { Command } from 'commander';
import type { ShopNames } from '../../domain/shop.ts';
import type { Candidate, Candidates } from '../../output/form/completion-lines.ts';
import { TOPICS } from '../../output/help/topic-list.ts';
import { fileName } from '../options/option-parsers.ts';
import { loadCommand } from '../run/load-command.ts';
import type { ProgramApp } from '../run/program-app.ts';
import { commandNamed, type Place } from './completed-place.ts';
import { settingKeys, settingValues } from './setting-keys.ts';

type Names = Pick<ProgramApp, 'namesKnown' | 'shopsKnown'>;

/** What may be typed at a place, so far as it begins as what has been typed. */
export async function candidatesAt(place: Place, app: ProgramApp): Promise<Candidates> {
  const { typed, before } = place;
  const { words, files } = await allAt(place, app);
  const fitting = words.filter(({ value }) => value.toLowerCase().startsWith(typed.toLowerCase()));
  return { words: fitting.map(({ value, summary }) => ({ value: before + value, summary })), files };
}

const FILES: Candidates = { words: [], files: true };

async function allAt(place: Place, app: ProgramApp): Promise<Candidates> {
  const { command, option, typed, said, argument } = place;
  if (option !== null) {
    if (option.parseArg === fileName || option.long === '--db') return FILES;
    return only([...wordsOf(option.parseArg), ...(await namesFor(option.long ?? '', app))]);
  }
  if (typed.startsWith('-')) return only(optionsOf(command));
  const commands = said.length === 0 ? commandsOf(command, typed) : [];
  if (argument === null) return only(commands);
  if (argument.parseArg === fileName) return { words: commands, files: true };
  const path = [command.parent?.name(), command.name()].join(' ');
  if (path === 'bay help') return only(await helpOn(said, command.parent as Command, app));
  if (path === 'shop set') return only(await settings(said, app));
  if (path === 'shop holidays') return only(await places(said, typed));
  const names = await namesForArgument(`${command.name()} ${argument.name()}`, app);
  return only([...commands, ...wordsOf(argument.parseArg), ...names]);
}

function only(words: readonly Candidate[]): Candidates {
  return { words, files: false };
}

function plain(values: readonly string[]): Candidate[] {
  return values.map((value) => ({ value, summary: '' }));
}

/** Other names than its own are offered to whoever begins with one. */
function commandsOf({ commands }: Command, typed: string): Candidate[] {
  return commands.flatMap((one) => {
    const names = typed === '' ? [one.name()] : [one.name(), ...one.aliases()];
    return names.map((value) => ({ value, summary: one.description() }));
  });
}

function optionsOf(command: Command): Candidate[] {
  const all: Candidate[] = [];
  for (let one: Command | null = command; one !== null; one = one.parent)
    all.push(
      ...one
        .createHelp()
        .visibleOptions(one)
        .flatMap(({ long, description }) =>
          long === undefined || long === null ? [] : [{ value: long, summary: description }],
        ),
    );
  return [...new Map(all.map((one) => [one.value, one])).values()];
}

/** The words that a parser made by `oneOf` takes. */
function wordsOf(parser: unknown): Candidate[] {
  return typeof parser === 'function' && 'words' in parser && Array.isArray(parser.words)
    ? plain(parser.words as string[])
    : [];
}

/** The same names are meant by an option wherever it is. */
async function namesFor(flag: string, app: Names): Promise<Candidate[]> {
  if (flag === '--shop') return plain(app.shopsKnown());
  if (!['--service', '--bay', '--technician'].includes(flag)) return [];
  const names = await app.namesKnown();
  if (flag === '--service') return services(names);
  return plain(flag === '--bay' ? names.bays : names.technicians);
}

/** What stands without an option: a booking's words, who or what is away, a question about a service. */
async function namesForArgument(where: string, app: Names): Promise<Candidate[]> {
  if (!/^(?:book words|why .*|off .*|back .*|hours .*)$/.test(where)) return [];
  const names = await app.namesKnown();
  const people = plain([...names.technicians, ...names.bays]);
  return /^(?:book|why)/.test(where) ? [...services(names), ...people] : people;
}

function services({ services }: ShopNames): Candidate[] {
  return services.map(({ type, name }) => ({ value: type, summary: name }));
}

/** Commands and topics, then the commands of a command. */
async function helpOn(said: readonly string[], program: Command, app: ProgramApp): Promise<Candidate[]> {
  const topics = TOPICS.map(({ name, summary }) => ({ value: name, summary }));
  const [first] = said;
  if (first === undefined) return [...commandsOf(program, ''), ...topics];
  const named = commandNamed(program, first);
  if (named === null || said.length > 1) return [];
  await loadCommand(named, app);
  return commandsOf(named, '');
}

/** Countries, and the parts of the one that is named: `us ny` as well as `us-ny`. */
async function places([country, ...more]: readonly string[], typed: string): Promise<Candidate[]> {
  const { allPlaces } = await import('../../files/holidays/holidays.ts');
  const all = allPlaces().map(({ code, name }) => ({ value: code.toLowerCase(), summary: name }));
  if (country === undefined) return all.filter(({ value }) => value.includes('-') === typed.includes('-'));
  const head = `${country.toLowerCase()}-`;
  const parts = more.length > 0 ? [] : all.filter(({ value }) => value.startsWith(head));
  return parts.map(({ value, summary }) => ({ value: value.slice(head.length), summary }));
}

async function settings([key, ...values]: readonly string[], app: Names): Promise<Candidate[]> {
  if (key === undefined) return plain(settingKeys(await app.namesKnown()));
  return values.length === 0 ? plain(settingValues(key)) : [];
}
