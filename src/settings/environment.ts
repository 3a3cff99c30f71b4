import { AppError, type SettingProblem } from '../failure.ts';

/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What was found where a small file of settings may be. */
export type FoundFile =
  | { readonly kind: 'none' }
  /** `identity`: the same for two paths that lead to one file. */
  | { readonly kind: 'text'; readonly text: string; readonly identity: string }
  /** `why` is the system's word for it where there is one. */
  | { readonly kind: 'unusable'; readonly reason: UnusableFile; readonly why: string };

export type UnusableFile =
  | 'pipe'
  | 'socket'
  | 'device'
  | 'folder'
  | 'link-to-nothing'
  | 'too-long'
  | 'unreadable';

/** What was typed as an option is wrong usage; what stands in the environment or a file, bad configuration. */
export function badSetting(setting: string, problem: SettingProblem): AppError {
  if (setting.startsWith('--'))
    return new AppError({
      code: 'usage',
      problem: { kind: 'option-refused', option: setting, problem },
      command: null,
    });
  return new AppError({ code: 'bad-configuration', setting, problem });
}
