import type { FailureCode } from '../../failure.ts';
import type { Cure } from '../form/cure.ts';
import { EXIT } from '../form/exit-code.ts';
import type { ExplainAll } from '../form/explanation.ts';
import { factJson } from '../form/fact-json.ts';
import { damagesText, damageText, schemaText } from './damage.ts';
import { settingProblemText } from './setting-problem.ts';

type FromTheMachine = Extract<
  FailureCode,
  'bad-configuration' | `database-${string}` | 'already-serving' | 'native-module-missing' | 'interrupted'
>;

const UNDONE = {
  book: 'nothing was booked',
  reschedule: 'nothing was moved',
  'sign in': 'nobody was signed in',
  all: 'nothing was changed',
} as const;

/** The settings, the database or the machine is in the way. */
export const FROM_THE_MACHINE: ExplainAll<FromTheMachine> = {
  'bad-configuration': ({ setting, problem }) => {
    const said = settingProblemText(problem);
    return {
      exitCode: EXIT.configuration,
      message: `${setting}: ${said.replace(/\.$/, '')}.`,
      cures: [{ do: 'mend-setting', setting, problem }],
      details: { setting, problem: said, fact: factJson(problem) },
    };
  },

  'database-full': ({ file }) => ({
    exitCode: EXIT.cannotWrite,
    message: `Nothing can be saved: the disk that holds ${shown(file)} is full.`,
    cures: [{ do: 'free-space' }],
    details: { file: shown(file) },
  }),

  'database-read-only': ({ file }) => ({
    exitCode: EXIT.cannotWrite,
    message: `Nothing can be saved: ${shown(file)} is read-only.`,
    cures: [{ do: 'allow-writing' }],
    details: { file: shown(file) },
  }),

  'database-unreachable': ({ file, why }) => ({
    exitCode: EXIT.cannotWrite,
    message: `The database ${shown(file)} cannot be opened: ${why.replace(/\.$/, '')}.`,
    cures: [{ do: 'check-place' }],
    details: { file: shown(file), why },
  }),

  'database-damaged': ({ file, found, committed }) => ({
    exitCode: EXIT.cannotWrite,
    message:
      committed === undefined
        ? `The book ${shown(file)} is damaged, and nothing is written to it any more: ${damagesText(found)}.`
        : `#${committed.appointmentId} was ${committed.change}, and is so in the book; but the book ${shown(file)} is damaged: ${damagesText(found)}.`,
    cures: [{ do: 'mend-book' }],
    details: {
      file: shown(file),
      found: found.map(damageText),
      facts: found.map((damage) => factJson(damage)),
      ...(committed === undefined
        ? {}
        : { appointment_id: committed.appointmentId, committed: committed.change }),
    },
  }),

  'database-foreign': ({ file }) => ({
    exitCode: EXIT.cannotWrite,
    message: `${shown(file)} is not an appointment book of bay, and was left alone.`,
    cures: [{ do: 'choose-another-book' }],
    details: { file: shown(file) },
  }),

  'database-other-build': ({ file, found }) => ({
    exitCode: EXIT.cannotWrite,
    message: `${shown(file)} was made by another build of bay, or another program has changed its tables: ${schemaText(found)}. It was left alone.`,
    cures: [{ do: 'use-the-bay-that-made-it' }],
    details: { file: shown(file), found: schemaText(found), fact: factJson(found) },
  }),

  'database-newer': ({ file, version, known }) => ({
    exitCode: EXIT.cannotWrite,
    message: `${shown(file)} was written by a newer bay: its version is ${version}, this bay knows up to ${known}.`,
    cures: [{ do: 'update-bay' }],
    details: { file: shown(file), version, known },
  }),

  'database-locked': ({ file, waitedMs }) => ({
    exitCode: EXIT.locked,
    message: `Another program has kept ${shown(file)} locked for ${(waitedMs / 1000).toFixed(1).replace(/\.0$/, '')} s; nothing was changed.`,
    cures: [{ do: 'run-again', ifItStays: 'the-other-program' }],
    details: { file: shown(file), waited_ms: waitedMs },
  }),

  'already-serving': ({ file, pid, since }) => ({
    exitCode: EXIT.locked,
    message: `Another process keeps ${shown(file)} and its calendars in step already${pid === null ? '' : `: ${pid}`}${since === null ? '' : `, since ${since.replace('T', ' ')}`}.`,
    cures: [{ do: 'leave-it-running', pid }],
    details: { file: shown(file), pid, since },
  }),

  'native-module-missing': ({ why }) => ({
    exitCode: EXIT.configuration,
    message: `The database driver better-sqlite3 cannot be loaded: ${why.replace(/\.$/, '')}.`,
    cures: [{ do: 'install-driver' }],
    details: { why },
  }),

  interrupted: ({ undone }) => ({
    exitCode: EXIT.interrupted,
    message: undone === undefined ? 'Interrupted.' : `Interrupted: ${UNDONE[undone]}.`,
    cures: curesOf(undone),
    details: {},
  }),
};

/** Whoever broke off a question knows how to go on. */
function curesOf(undone: keyof typeof UNDONE | undefined): readonly Cure[] {
  if (undone === 'all') return [];
  return [undone === undefined ? { do: 'see-how-things-stand' } : { do: 'run-again', ifItStays: null }];
}

/** Where the database is; of a URL without the name and password in it. */
function shown(file: string): string {
  return file.replace(/^(\w+:\/\/).*@/s, '$1');
}
