import type { HintTable } from './hint-table.ts';
import { mendSettingText } from './mend-setting.ts';

/** The settings, the database or the machine is in the way. */
export const MEND_MACHINE: HintTable<
  | 'mend-setting'
  | 'free-space'
  | 'allow-writing'
  | 'check-place'
  | 'mend-book'
  | 'choose-another-book'
  | 'use-the-bay-that-made-it'
  | 'update-bay'
  | 'leave-it-running'
  | 'install-driver'
  | 'see-how-things-stand'
  | 'report-bug'
  | 'run-again'
> = {
  'mend-setting': ({ setting, problem }) => mendSettingText(setting, problem),

  'free-space': () => 'Free some space and run this again; what had been saved is safe.',

  'allow-writing': () => 'Let this user write the file and its folder, or choose another with --db <file>.',

  'check-place': () => 'Check the path and the rights of its folder, or choose another with --db <file>.',

  'mend-book': () => 'What can still be read is shown. What is damaged, and how to mend it: bay doctor',

  'choose-another-book': () => 'Choose another file with --db <file> or BAY_DB.',

  'use-the-bay-that-made-it': () =>
    'Use the bay that made it, or begin another book: --db <file>. Where no other bay was in use, put a backup in its place.',

  'update-bay': () => 'Update bay: npm install -g baybook@latest',

  'leave-it-running': ({ pid }) =>
    `One is enough; how it does: bay doctor. To start another, end that one first${pid === null ? '.' : `: kill ${pid}`}`,

  'install-driver': () =>
    'Install it again, its install script allowed: npm install -g --allow-scripts=better-sqlite3 baybook',

  'see-how-things-stand': () => 'What had been saved is safe. To see how things stand: bay agenda',

  'report-bug': () => 'What was booked stays booked. Look with: bay agenda; check with: bay doctor',

  'run-again': ({ ifItStays }) =>
    ifItStays === null
      ? 'It is safe to run this again.'
      : `It is safe to run this again. If it stays so${STAYS[ifItStays]}`,
};

const STAYS = {
  everything: ': bay doctor',
  'the-connection': ', look at the connection of this machine.',
  'the-other-program': ', end the program that holds the file.',
} as const;
