import type { FailureCode } from '../../failure.ts';
import { EXIT } from '../form/exit-code.ts';
import type { ExplainAll } from '../form/explanation.ts';

type FromTheMachine = Extract<
  FailureCode,
  'bad-configuration' | `database-${string}` | 'native-module-missing' | 'interrupted'
>;

const UNDONE = {
  book: 'nothing was booked',
  reschedule: 'nothing was moved',
  'sign in': 'nobody was signed in',
  all: 'nothing was done',
} as const;

/** The settings, the database or the machine is in the way. */
export const FROM_THE_MACHINE: ExplainAll<FromTheMachine> = {
  'bad-configuration': ({ setting, problem, hint }) => ({
    exitCode: EXIT.configuration,
    message: `${setting}: ${problem.replace(/\.$/, '')}.`,
    hint,
    details: { setting, problem },
  }),

  'database-full': ({ file }) => ({
    exitCode: EXIT.cannotWrite,
    message: `Nothing can be saved: the disk that holds ${shown(file)} is full.`,
    hint: 'Free some space and run this again; what had been saved is safe.',
    details: { file: shown(file) },
  }),

  'database-read-only': ({ file }) => ({
    exitCode: EXIT.cannotWrite,
    message: `Nothing can be saved: ${shown(file)} is read-only.`,
    hint: 'Let this user write the file and its folder, or choose another with --db <file>.',
    details: { file: shown(file) },
  }),

  'database-unreachable': ({ file, why }) => ({
    exitCode: EXIT.cannotWrite,
    message: `The database ${shown(file)} cannot be opened: ${why.replace(/\.$/, '')}.`,
    hint: 'Check the path and the rights of its folder, or choose another with --db <file>.',
    details: { file: shown(file), why },
  }),

  'database-damaged': ({ file, found, committed }) => ({
    exitCode: EXIT.cannotWrite,
    message:
      committed === undefined
        ? `The book ${shown(file)} is damaged, and nothing is written to it any more: ${foundIn(found)}.`
        : `#${committed.appointmentId} was ${committed.change}, and is so in the book; but the book ${shown(file)} is damaged: ${foundIn(found)}.`,
    hint: 'What can still be read is shown. What is damaged, and how to mend it: bay doctor',
    details: {
      file: shown(file),
      found: [...found],
      ...(committed === undefined
        ? {}
        : { appointment_id: committed.appointmentId, committed: committed.change }),
    },
  }),

  'database-foreign': ({ file }) => ({
    exitCode: EXIT.cannotWrite,
    message: `${shown(file)} is not an appointment book of bay, and was left alone.`,
    hint: 'Choose another file with --db <file> or BAY_DB.',
    details: { file: shown(file) },
  }),

  'database-other-build': ({ file, found }) => ({
    exitCode: EXIT.cannotWrite,
    message: `${shown(file)} was made by another build of bay, or another program has changed its tables: ${found}. It was left alone.`,
    hint: 'Use the bay that made it, or begin another book: --db <file>. Where no other bay was in use, put a backup in its place.',
    details: { file: shown(file), found },
  }),

  'database-newer': ({ file, version, known }) => ({
    exitCode: EXIT.cannotWrite,
    message: `${shown(file)} was written by a newer bay: its version is ${version}, this bay knows up to ${known}.`,
    hint: 'Update bay: npm install -g baybook@latest',
    details: { file: shown(file), version, known },
  }),

  'database-locked': ({ file, waitedMs }) => ({
    exitCode: EXIT.locked,
    message: `Another program has kept ${shown(file)} locked for ${(waitedMs / 1000).toFixed(1).replace(/\.0$/, '')} s; nothing was changed.`,
    hint: 'It is safe to run this again. If it stays so, end the program that holds the file.',
    details: { file: shown(file), waited_ms: waitedMs },
  }),

  'native-module-missing': ({ why }) => ({
    exitCode: EXIT.configuration,
    message: `The database driver better-sqlite3 cannot be loaded: ${why.replace(/\.$/, '')}.`,
    hint: 'Install it again, its install script allowed: npm install -g --allow-scripts=better-sqlite3 baybook',
    details: { why },
  }),

  interrupted: ({ undone }) => ({
    exitCode: EXIT.interrupted,
    message: undone === undefined ? 'Interrupted.' : `Interrupted: ${UNDONE[undone]}.`,
    hint:
      undone === undefined
        ? 'What had been saved is safe. To see how things stand: bay agenda'
        : 'It is safe to run this again.',
    details: {},
  }),
};

/** The first finding stands for all. */
export function foundIn([first = 'it cannot be read', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first}, and ${others.length} more`;
}

/** Where the database is; of a URL without the name and password in it. */
function shown(file: string): string {
  return file.replace(/^(\w+:\/\/).*@/s, '$1');
}
