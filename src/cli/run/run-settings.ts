import { AppError } from '../../failure.ts';
import {
  type NewShopSettings,
  newShopSettings,
  readSettings,
  type Settings,
} from '../../settings/settings.ts';
import type { GlobalOptions } from '../app.ts';
import type { World } from '../world.ts';

/** The settings of one run of bay. */
export interface RunSettings {
  /** Read once; whatever is to be said of them is said then. Throws `usage`, `not-found`, `bad-configuration`. */
  readonly settings: () => Promise<Settings>;
  /** Those of a shop that is to be made. Throws `usage`, `invalid-value`. */
  readonly newShop: (name: string) => Promise<NewShopSettings>;
}

export function settingsOf(
  { environment, machine }: Pick<World, 'environment' | 'machine'>,
  options: () => GlobalOptions,
  warn: (text: string) => void,
): RunSettings {
  let inForce: Settings | null = null;
  const say = async (notices: Settings['notices']): Promise<void> => {
    if (notices.length === 0) return;
    const { settingsNoticeText } = await import('../../output/notices/settings-notice.ts');
    for (const notice of notices) warn(settingsNoticeText(notice));
  };
  return {
    settings: async () => {
      if (inForce !== null) return inForce;
      const { db, shop, as } = options();
      if (db !== undefined && shop !== undefined && !isUrl(db)) throw twoBooks();
      inForce = readSettings({ db, shop, as }, environment, machine);
      await say(inForce.notices);
      if (inForce.otherShops !== null) throw await noSuchShop(inForce.shop, inForce.otherShops);
      return inForce;
    },
    newShop: async (name) => {
      if (options().db !== undefined) throw twoBooks();
      const given = newShopSettings({ shop: name, as: options().as }, environment, machine);
      await say(given.notices);
      return given;
    },
  };
}

/** With the names that were probably meant. */
async function noSuchShop(query: string, known: readonly string[]): Promise<AppError> {
  const { nearest } = await import('../../domain/near.ts');
  return new AppError({ code: 'not-found', what: 'shop', query, known, meant: nearest(query, known) });
}

function twoBooks(): AppError {
  return new AppError({ code: 'usage', problem: { kind: 'file-and-shop' }, command: null });
}

function isUrl(db: string): boolean {
  return /^\w+:\/\//.test(db);
}
