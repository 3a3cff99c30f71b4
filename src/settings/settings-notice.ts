import type { UnfitPlace } from '../domain/book-place.ts';
import type { UnusableFile } from './environment.ts';

/** Something about the settings that whoever runs bay should know; said on stderr, worded in output/notices/settings-notice.ts. */
export type SettingsNotice =
  /** Set in a file that has no say in it. `instead`: the file that has, beside the environment. */
  | {
      readonly kind: 'names-ignored';
      readonly file: string;
      readonly names: readonly string[];
      readonly instead: string | null;
    }
  | {
      readonly kind: 'file-ignored';
      readonly file: string;
      readonly reason: UnusableFile;
      readonly why: string;
    }
  /** Names that are a setting's but for their capitals and signs, and set nothing. */
  | {
      readonly kind: 'names-misspelt';
      readonly file: string;
      readonly names: readonly { readonly written: string; readonly meant: string }[];
    }
  /** Lines, by number from 1, that set nothing: left out, and all others count. */
  | { readonly kind: 'lines-ignored'; readonly file: string; readonly lines: readonly number[] }
  /** The book is not safe where it lies. */
  | { readonly kind: 'unfit-place'; readonly file: string; readonly place: UnfitPlace };
