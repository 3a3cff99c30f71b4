import type { Clock } from '../../clock.ts';
import type { Instant } from '../../domain/interval.ts';
import type { ShopNames } from '../../domain/shop.ts';
import type { Failure } from '../../failure.ts';
import type { KnownTime } from '../../output/form/moments.ts';
import type { App, OutputStream } from '../app.ts';

/** The app, and what only the run itself needs of it. */
export interface ProgramApp extends App {
  /** That of the result; null as long as none was shown. */
  exitCode(): number | null;
  /** The command has come to its end without one, and with this code. */
  ended(exitCode: number): void;
  /** The shop's clock as far as a command got to know it, and the present. */
  timeKnown(): Promise<KnownTime>;
  /** The present as `BAY_NOW` has it; that of `running` if it is not set to an instant. */
  nowOr(running: Clock): Instant;
  colorOn(stream: OutputStream): boolean;
  /** What the shop's book calls what it has, as far as there is one that can be read now. */
  namesKnown(): Promise<ShopNames>;
  /** The shops that have a book here. */
  shopsKnown(): readonly string[];
  /** Bugs that took nothing away from what was done. */
  survived(): readonly unknown[];
  /** What is damaged in the book, if a command got so far as to open it. Reads all of it. */
  damage(): Promise<Failure | null>;
  /** After the answer: looks at the book as far as that is due, warns where it is damaged, and closes it. */
  close(): Promise<void>;
}
