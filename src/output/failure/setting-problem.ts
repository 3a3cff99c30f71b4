import { shortened } from '../../domain/text-limits.ts';
import type { FolderRefusal, SettingProblem } from '../../failure.ts';

type Words = {
  readonly [K in SettingProblem['kind']]: (problem: Extract<SettingProblem, { kind: K }>) => string;
};

/** What is wrong with a setting, behind its name and a colon. */
export function settingProblemText(problem: SettingProblem): string {
  return (WORDS[problem.kind] as (problem: SettingProblem) => string)(problem);
}

const WORDS: Words = {
  'no-shop-name': ({ value }) => `${cited(value)} is no name for a shop`,
  'name-too-long': () => 'the name is too long',
  'no-file': ({ isPostgres }) =>
    `bay keeps its book in an SQLite file and ${isPostgres ? 'cannot use Postgres yet' : 'takes no address for it'}`,
  'unknown-calendar': ({ value }) => `${cited(value)} is no calendar that bay knows`,
  'no-instant': ({ value }) => `${cited(value)} is no instant`,
  'too-late': ({ value }) => `${cited(value)} is too late a moment`,
  'unknown-zone': ({ value }) => `${cited(value)} is no time zone that bay knows`,
  'no-zone': () => 'it is not set, and this machine does not know its own time zone',
  'left-to-a-shell': ({ value, part }) => `in ${cited(value)} nobody puts anything in place of ${part}`,
  'stray-character': ({ character, file }) =>
    `${file === null ? 'it' : `what ${file} sets`} has ${/\s/.test(character) ? 'a blank' : character} in it, and Google gives none with that`,
  'without-its-pair': ({ pair }) => `it is not set, but ${pair} is`,
  'no-root': () => 'it is neither an https address nor one of this machine, without a path',
  'no-client': () => 'it is not set, and signing in at Google needs it',
  'closed-secret': ({ why }) => `it is kept with a sign-in that cannot be opened: ${why}`,
  'kept-outside': () => 'this sign-in is kept in the environment, which bay does not change',
  'no-temporary-folder': ({ place, why }) =>
    `no folder can be made in ${place}: ${'is' in why ? FOLDER[why.is] : why.said}`,
  'no-home-folder': ({ path }) =>
    path === '' ? 'nobody says where your home folder is' : `${path} is no whole path`,
  'working-folder-gone': () => 'the folder in which bay was started is not there any more',
  'on-network': ({ file, called }) =>
    `${file} lies on a network (${called}), where no two processes may share a book`,
  'no-token': () => 'it is not set, and whoever reaches the port could call the tools',
  'short-token': ({ least }) => `it has fewer than ${least} characters`,
  'no-host-name': ({ value }) => `${cited(value)} is no name of a machine`,
  'no-endpoint': () => 'it is neither an https address nor one of this machine',
  'no-key': ({ character }) =>
    `it has ${/\s/.test(character) ? 'a blank' : 'a character'} in it that no key has`,
  'unknown-level': ({ value }) => `${cited(value)} is no level`,
  'no-hours': ({ value }) => `${cited(value)} is no span of hours`,
  'no-command': ({ value }) => `${cited(value)} is no list of a program and what it is given`,
  'no-web-address': () => 'it is neither an https address nor one of this machine',
  'unknown-form': ({ value }) => `${cited(value)} is no form of a message`,
  'no-mail-address': ({ value }) => `${cited(value)} is no mail address`,
  'no-mail-server': () => 'it names no mail server, and BAY_ALERT_EMAIL needs one',
  'no-place-to-listen': ({ value }) => `${cited(value)} is no port`,
  'no-port': ({ value }) => `${cited(value)} is no port`,
  'nowhere-to-tell': () => 'no address is set at which Google could tell of changes',
  'no-public-address': ({ value, is }) => `${cited(value)} ${NOT_PUBLIC[is]}`,
  'no-seconds': ({ value, least, most }) =>
    `${cited(value)} is no number of seconds from ${least} to ${most}`,
  'more-than-its-pair': ({ pair }) => `it is more than ${pair}`,
  'cannot-listen': ({ place, why }) =>
    why === 'EADDRINUSE' ? `${place} is in use by another program` : `${place} cannot be used (${why})`,
  'no-editor': () => 'is not set, and there is no terminal for vi',
  'editor-failed': ({ editor, ended }) => `${editor} ${endText(ended)}; nothing was changed`,
};

const NOT_PUBLIC: Readonly<Record<Extract<SettingProblem, { kind: 'no-public-address' }>['is'], string>> = {
  'no-https': 'is no https address, and Google notifies no other',
  'not-public': 'is known on this machine or its own network alone, and Google does not reach it',
  'more-than-a-place': 'is written with a user, a question mark or a # behind it',
};

const FOLDER: Readonly<Record<Extract<FolderRefusal, { is: unknown }>['is'], string>> = {
  'not-there': 'it is not there',
  'no-folder': 'it is no folder',
  'not-writable': 'it may not be written',
  'read-only': 'it is read-only',
};

function endText(ended: Extract<SettingProblem, { kind: 'editor-failed' }>['ended']): string {
  if ('status' in ended) return `ended with ${ended.status}`;
  return 'signal' in ended ? `was ended by ${ended.signal}` : `cannot be started: ${ended.why}`;
}

function cited(value: string): string {
  return `"${shortened(value)}"`;
}
