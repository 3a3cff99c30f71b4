import type { OthersWanted } from '../domain/others-about.ts';
import type { Shop, ShopRules } from '../domain/shop.ts';
import type { ZoneRules } from '../domain/zone.ts';
import type { Write, Written } from './write.ts';

export interface ShopStore {
  read(): Promise<Shop>;
  /** The name that this book puts on its calendar events: random, and the same for the life of the book. */
  bookId(): Promise<string>;
  /** The calendars in which what others have takes nobody's time: all whose they are say so (`checkAvailability`). */
  unheeded(): Promise<readonly string[]>;
  /** How much the shop wants to know of others' events: of its rules only that, for whoever reads a calendar page by page. */
  othersWanted(): Promise<OthersWanted>;
  /**
   * Replaces the rules. Bays and technicians keep their identity by name (`renamed`: old name → new name). Throws
   * `appointments-in-the-way` when one that goes still has appointments after `write.at`, or a smaller capacity would not
   * hold them, and `Stale` when another revision than `basedOn` is in force; left out, whatever is in force goes.
   */
  replace(
    rules: ShopRules,
    zone: ZoneRules,
    renamed: ReadonlyMap<string, string>,
    write: Write,
    basedOn?: number,
  ): Promise<Written<Shop>>;
  /** Keeps the zone's clock changes as another edition of the time zone database tells them. */
  refreshZone(zone: ZoneRules): Promise<void>;
}
