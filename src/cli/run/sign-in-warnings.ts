import type { SignInWarning } from '../../usecases/health/sign-in-warnings.ts';

/** What one run says of its sign-ins, each once. */
export interface SignInWarnings {
  /** The book that was opened is reached by sign-ins. */
  readonly areNeeded: () => void;
  /** For a command that shows them itself, and needs no warning beside that. */
  readonly shown: () => Promise<readonly SignInWarning[]>;
  /** Warns of what is urgent, where sign-ins are needed. */
  readonly warn: () => Promise<void>;
}

export function signInWarningsBy(
  warningsNow: () => Promise<readonly SignInWarning[]>,
  warn: (text: string) => void,
): SignInWarnings {
  let needed = false;
  let shown = false;
  const warnedOf = new Set<string>();
  return {
    areNeeded: () => {
      needed = true;
    },
    shown: () => {
      shown = true;
      return warningsNow();
    },
    warn: async () => {
      if (shown || !needed) return;
      const urgent = (await warningsNow()).filter((warning) => warning.urgent);
      if (urgent.length === 0) return;
      const { signInWarningText } = await import('../../output/notices/sign-in-warning.ts');
      const news = urgent.map(signInWarningText).filter((text) => !warnedOf.has(text));
      for (const text of news) warn(text);
      for (const text of news) warnedOf.add(text);
    },
  };
}
