import type { UnusableFile } from '../environment.ts';
import type { SettingsNotice } from '../settings-notice.ts';
import { listed } from './moments.ts';
import { clean } from './safe-text.ts';

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

/** A file may name thousands. */
const MOST_NAMES = 8;

const WORDS: Worded = {
  'names-ignored': ({ file, names, instead }) => {
    const where = instead === null ? 'the environment alone' : clean`the environment or ${instead}`;
    const more = names.length > MOST_NAMES ? [`${names.length - MOST_NAMES} more`] : [];
    const named = listed([...names.slice(0, MOST_NAMES), ...more], 'and');
    return clean`${file} sets ${named}, which counts from ${where}: it is ignored.`;
  },
  'lines-ignored': ({ file, lines }) => {
    const more = lines.length > MOST_NAMES ? [`${lines.length - MOST_NAMES} more`] : [];
    const named = listed([...lines.slice(0, MOST_NAMES).map(String), ...more], 'and');
    const which = lines.length === 1 ? `line ${named} is` : `lines ${named} are`;
    return clean`${file}: ${which} left out: a line is NAME=value, and quotes are closed where it ends.`;
  },
  'file-ignored': ({ file, reason, why }) => {
    const words = why === '' ? REASONS[reason] : `${REASONS[reason]} (${why})`;
    return clean`${file} is ignored: ${words}.`;
  },
};

/** One line for whoever runs bay. */
export function settingsNoticeText(notice: SettingsNotice): string {
  const words = WORDS[notice.kind] as (notice: SettingsNotice) => string;
  return words(notice);
}
