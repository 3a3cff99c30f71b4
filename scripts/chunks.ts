import type { ChunkingContext } from 'rolldown';

const source = (path: string) =>
  new RegExp(String.raw`[\\/]src[\\/]${path.replaceAll('/', String.raw`[\\/]`)}\.ts$`);

const MAIN = source('main');

/** What is loaded by itself, by `import()`, and for what: the uses of the chunks that several share. */
const EVERY = source('usecases/shop/current-shop');
const DAY = source('cli/commands/agenda');
const PEOPLE = source('cli/commands/(?:find|show)');
const OPENING = source('(?:wiring/book|store/sqlite/sqlite-store)');
const PLANNING = source('cli/commands/slots');
const BOOKING = source('cli/commands/book');
const CHANGING = source('cli/commands/(?:reschedule|cancel|edit|mark)');
const HELPING = source('cli/help/show-help');
const WRITING = source(
  'store/sql/(?:appointments|calendar-(?:places|states)|customers|holds|images|inbox|local-events|results|shop|vehicles|waitlist)',
);

/** The grammar of what people say, which every time in words needs. */
const WORDS = source('input/.*');

/** What a person sees when something is wrong, or seldom asks for. */
const SELDOM = source(
  '(?:redacted|output/(?:failure/(?!nothing-free|lies-over).*|appointments/slots-source|hints/.*|calendars/(?:sign-in|inbox(?:-sentence|-ways)?|import-report)|checks/doctor)|usecases/(?:in-step/(?:read|resolve)-inbox))',
);

/** What every command says while the sign-in at Google is about to end: in a shop in "Testing" that is three days of seven. */
const ENDING_SIGN_IN = source(
  '(?:domain/opening-days|usecases/health/sign-in-warnings|output/(?:notices/sign-in-warning|form/(?:account-words|shell-quoted)))',
);

/** Every command has some, and its help shows them without loading what the command works with. */
const EXAMPLES = source('cli/help/examples');

/** The tools of agents and what is said by them, which `tools` and `call` share. */
const AGENTS = source('(?:agents/.*|output/(?:agents|spoken)/.*|cli/options/allowing)');

/** What the rest of the commands share. */
const OFFICE = source('(?:domain|usecases|output|cli)/.*');

/** Somebody else's data, which is under a licence of its own and therefore a file of its own. */
const HOLIDAY_TABLE = /[\\/]date-holidays[\\/]src[\\/]data\.js$/;

const SHARED = /[\\/](?:src|node_modules[\\/]fast-string-(?:truncated-)?width)[\\/]/;

/**
 * The chunk of a module; null where it goes with the only one that needs it. Start-up costs what the number of files and of
 * bytes read costs, so a command reads main, `start` (what main itself imports), `core` (what is needed for the day, for people
 * and for free times alike), a chunk of its own and, if it opens the book, `adapters`; `day`, `people` or `planning` for what only
 * one of those needs; `booking` (or, where one is moved or ends, `changing`) and, when the first row is written, `writing` if it
 * changes an appointment; `words` for what is said in words. Prompts, file formats and zones are chunks behind `import()`. Nothing may pull a costly package into
 * `start` or a command's chunk: the architecture test looks after that.
 *
 * A module is in the chunk of the most frequent use that it has, and so is whatever it imports: chunks need each other in one
 * direction only.
 */
export function chunkOf(id: string, graph: ChunkingContext): string | null {
  if (HOLIDAY_TABLE.test(id)) return 'holiday-table';
  const { readers, loaders: loadedBy } = readersOf(id, graph);
  const isFor = (use: RegExp) => [...loadedBy].some((loader) => use.test(loader));
  const isForReading = [EVERY, DAY, PEOPLE].some(isFor);
  if (isFor(MAIN)) return MAIN.test(id) ? null : 'start';
  if (EXAMPLES.test(id)) return 'start';
  if (isFor(OPENING)) return isForReading ? 'core' : 'adapters';
  if (isFor(WRITING) && !isForReading && !isFor(PLANNING)) return 'writing';
  if (loadedBy.size < 2 || !SHARED.test(id)) return null;
  const uses = [DAY, PEOPLE, PLANNING].filter(isFor).length;
  if (isFor(EVERY) || uses > 1 || (isFor(DAY) && isFor(BOOKING))) return 'core';
  if (isFor(DAY)) return 'day';
  if (isFor(PEOPLE)) return 'people';
  const isReadBy = (part: RegExp) => [...readers].some((reader) => part.test(reader));
  if (isReadBy(ENDING_SIGN_IN)) return 'sign-in-warning';
  if (isFor(PLANNING)) return 'planning';
  if (isFor(BOOKING)) return 'booking';
  if (isReadBy(WORDS)) return 'words';
  if (isFor(CHANGING)) return 'changing';
  if (isFor(HELPING)) return 'help';
  if (isReadBy(SELDOM)) return 'seldom';
  if (AGENTS.test(id)) return 'agents';
  return OFFICE.test(id) ? 'office' : null;
}

/** The modules that this one is read with, itself included, and those of them that are loaded by themselves. */
function readersOf(id: string, graph: ChunkingContext) {
  const readers = new Set([id]);
  const loaders = new Set<string>();
  // What is added on the way is walked, too.
  for (const reader of readers) {
    const { isEntry = false, importers = [], dynamicImporters = [] } = graph.getModuleInfo(reader) ?? {};
    if (isEntry || dynamicImporters.length > 0) loaders.add(reader);
    for (const importer of importers) readers.add(importer);
  }
  return { readers, loaders };
}
