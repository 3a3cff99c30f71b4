import type { SettingProblem } from '../../failure.ts';

const ZONE = 'Name one like America/New_York';
const MOMENT = 'Write it like 2026-11-23T07:00:00-05:00, with the offset.';
const EDITOR = 'Name an editor that works, as EDITOR=nano; or use bay shop export and bay shop import.';

const TOKEN =
  "Make one, openssl rand -hex 32, and keep it in the environment or in .env of bay's data folder.";

const HOW: Readonly<Record<SettingProblem['kind'], string>> = {
  'no-shop-name': 'Use letters, digits, - and _, at most 40.',
  'name-too-long': 'Use the name that the shop calls them by.',
  'no-file': 'Name a file.',
  'unknown-calendar': 'Leave it out, or set it to local or google.',
  'no-instant': MOMENT,
  'too-late': MOMENT,
  'unknown-zone': `${ZONE}.`,
  'no-zone': `${ZONE}.`,
  'left-to-a-shell': 'Write the path out; ~ alone is your home folder.',
  'stray-character': 'Copy it again, without quotation marks and blanks.',
  'without-its-pair': 'Set both, or neither.',
  'no-root': 'Leave it out, or write it like http://127.0.0.1:8080.',
  'no-client':
    'Make one, a "Desktop app", at https://console.cloud.google.com/auth/clients; every step stands in .env.example.',
  'closed-secret': 'Mend that, or set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET in the environment.',
  'kept-outside': 'Take the variable out, there or in .env.',
  'no-temporary-folder': 'Set TMPDIR to a folder that this user can write, as TMPDIR=/tmp.',
  'no-home-folder':
    'Set HOME to your home folder, or BAY_HOME to the folder in which bay is to keep its books.',
  'working-folder-gone': 'Change to one that is, as: cd ~',
  'no-token': TOKEN,
  'short-token': TOKEN,
  'no-host-name': 'Write names as in an address, with commas between them: bay.example.com',
  'no-endpoint': 'Leave it out, or write it like https://api.openai.com/v1 or http://127.0.0.1:11434/v1.',
  'no-key': 'Copy it again, without quotation marks and blanks.',
  'unknown-level': 'Set it to low, medium, high or critical.',
  'no-hours': 'Write it like 20:00-07:00.',
  'no-command': 'Name a program, or write a list: ["/usr/local/bin/page", "--shop", "main"]',
  'no-web-address': 'Write it out, with https:// before it.',
  'unknown-form': 'Leave it out, or set it to json, slack or teams.',
  'no-mail-address': 'Write it like shop@example.com; several with commas between them.',
  'on-network': 'Keep the book on a disk of the machine that serves it.',
  'no-mail-server': 'Write it like smtps://user:password@mail.example.com:465.',
  'no-place-to-listen': 'Give a port, or an address and a port: 4780, 0.0.0.0:4780.',
  'no-port': 'Give a number, as 4770.',
  'no-public-address':
    'Write it like https://bay.example.com: where your proxy or tunnel takes requests for bay serve. Or leave it out: then the calendars are read by the clock.',
  'nowhere-to-tell':
    'Set it to an https address that leads to bay serve, as https://bay.example.com; without one the calendars are read by the clock.',
  'no-seconds': 'Give whole seconds, or leave it out.',
  'more-than-its-pair': 'Make it the smaller of the two, or leave both out.',
  'cannot-listen': 'Choose another port: bay mcp --http 4780.',
  'no-editor': EDITOR,
  'editor-failed': EDITOR,
};

/** Where a port that cannot be used is not that of the door for agents. */
const OTHER_PORT: Readonly<Record<string, string>> = {
  '--port': 'Choose another port: bay serve --port 4772.',
  '--receiver-port': 'Choose another port, here and in your proxy or tunnel: bay serve --receiver-port 4773.',
};

/** How a setting is put right. */
export function mendSettingText(setting: string, { kind }: SettingProblem): string {
  if (kind === 'unknown-zone' && setting === 'TZ')
    return `${ZONE}, there or, for the shop alone, in CALENDAR_TIMEZONE.`;
  return (kind === 'cannot-listen' && OTHER_PORT[setting]) || HOW[kind];
}
