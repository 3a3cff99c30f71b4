import { READING_COMMANDS, WRITING_COMMANDS } from './workshop-commands.ts';
import { TWO_VISITS } from './workshop-people.ts';

/** `TWO_VISITS`, and whoever has a name, a car or a story that no narrow terminal has room for. */
export const LONG_NAMES = [
  ...TWO_VISITS,
  'shop set technicians.+ "{name: Bartholomew Featherstonehaugh}"',
  'customers add --name "Wolfeschlegelsteinhausenbergerdorff-Montgomery" --phone 2125550177',
  'vehicles add -c 3 --plate KWV8155 --make Volkswagen --model "Transporter Kombi Lang Hochdach" --year 2019',
  'book --customer 3 --service complex_repair --at 2026-11-23T14:00 --notes "rattles, but only downhill, and only when it rains"',
  'waitlist add 3 oil+tires mornings until fri',
];

const REFUSED = [
  'book --customer 1 --service brake_service --at 2026-11-23T14:00',
  'slots -s windscreen',
  'find nobody at all, whatever is looked for',
  'cancel 1 --reason unknown',
  'agneda',
  'cancel 1 --reason other --dry-run',
  'waitlist offer 1 --no-input',
  'book --customer 3 --service oil_change --at 2026-11-24T09:00 --repeat weekly --count 3 --dry-run',
];

/** What it takes to change something, without changing it, and all other commands. */
const SHOWN = [
  ...WRITING_COMMANDS.map(({ line }) => `${line} --dry-run`),
  'extend 1 +90 --dry-run',
  'off "Bartholomew Featherstonehaugh" sick --dry-run',
  'back "Bartholomew Featherstonehaugh"',
  'close today snow --dry-run',
  'open fri 8-12 --dry-run',
  'why tue 10 oil',
  'redo',
  'inbox',
  'sync',
  'verify',
  'recover',
  'channel',
  'health',
  'alerts',
  'fix',
  'auth status',
  'tools',
  'call lookup_customer 0134',
];

/** Files and what is for paper, which no line may be broken of. */
export const FILES = new Set([
  'shop export',
  'completion bash',
  'print --text',
  'tools',
  'call lookup_customer 0134',
  'metrics --prometheus',
]);

/** The chief answers of every command but `test-suite` and `mcp`, by what they are, after `LONG_NAMES` in a folder with `WRITTEN_FILES`. */
export const ANSWERS = [
  { table: 'any answer', lines: READING_COMMANDS },
  { table: 'any refusal', lines: REFUSED },
  { table: 'what any change would be', lines: SHOWN },
];
