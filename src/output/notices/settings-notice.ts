import type { UnfitPlace } from '../../domain/book-place.ts';
import type { UnusableFile } from '../../settings/environment.ts';
import type { SettingsNotice } from '../../settings/settings-notice.ts';
import { firstListed } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';

type Worded = {
  readonly [K in SettingsNotice['kind']]: (notice: Extract<SettingsNotice, { kind: K }>) => string;
};

const REASONS: { readonly [R in UnusableFile]: string } = {
  pipe: 'it is a pipe, and no file',
  socket: 'it is a socket, and no file',
  device: 'it is a device, and no file',
  folder: 'it is a folder, and no file',
  'link-to-nothing': 'it is a link to nothing',
  'too-long': 'it is longer than 64 KB',
  unreadable: 'it cannot be read',
};

/** What is not safe about a place, behind the name of the file, and what to do. */
export function unfitPlaceText({ kind, called }: UnfitPlace): string {
  return kind === 'network'
    ? `lies on a network (${called}), where SQLite cannot keep processes apart and the book can be damaged: keep it on a disk of this machine.`
    : `lies in a folder that ${called} copies, which can bring back an old copy or damage the book: keep it elsewhere, and copy a bay backup there.`;
}

/** Of names and lines: a file may have thousands. */
const NAMED = 8;

const WORDS: Worded = {
  'names-ignored': ({ file, names, instead }) => {
    const where = instead === null ? 'the environment' : clean`the environment or ${instead}`;
    const [counts, ignored] = names.length === 1 ? ['counts', 'it is'] : ['count', 'they are'];
    return clean`${file} sets ${someOf(names)}, which ${counts} only from ${where}: ${ignored} ignored.`;
  },
  'names-misspelt': ({ file, names }) => {
    const are = names.map(({ written, meant }) => `${meant} and not ${written}`);
    return clean`${file} must say ${someOf(are)}: as it stands nothing is set by that.`;
  },
  'lines-ignored': ({ file, lines }) => {
    const which = lines.length === 1 ? `line ${someOf(lines)} is` : `lines ${someOf(lines)} are`;
    return clean`${file}: ${which} left out: a line is one NAME=value, and quotes are closed where it ends.`;
  },
  'file-ignored': ({ file, reason, why }) => {
    const words = why === '' ? REASONS[reason] : `${REASONS[reason]} (${why})`;
    return clean`${file} is ignored: ${words}.`;
  },
  'unfit-place': ({ file, place }) => clean`${file} ${unfitPlaceText(place)}`,
};

function someOf(all: readonly (string | number)[]): string {
  return firstListed(all.map(String), NAMED);
}

/** One line for whoever runs bay. */
export function settingsNoticeText(notice: SettingsNotice): string {
  const words = WORDS[notice.kind] as (notice: SettingsNotice) => string;
  return words(notice);
}
