import { AppError } from './failure.ts';

/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

export function badSetting(setting: string, problem: string, hint: string): AppError {
  return new AppError({ code: 'bad-configuration', setting, problem, hint });
}
