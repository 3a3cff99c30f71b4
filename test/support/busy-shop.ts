import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { atTime, BUSY_DAY, BUSY_NOW, BUSY_SHOP } from './busy-day.ts';
import { ownTemplatesFolder } from './templates-folder.ts';
import { type Workshop, workshop } from './workshop.ts';

let template: string | null = null;

/** The shop on that day as it has come to be by then, in a folder of its own. */
export async function busyShop(): Promise<Workshop> {
  const shop = workshop({ shop: BUSY_SHOP, now: atTime('07:00'), given: [] });
  const home = join(shop.folder, 'home');
  if (template === null) {
    for (const [time, line] of BUSY_DAY) {
      shop.at(atTime(time));
      await shop.done(line);
    }
    template = ownTemplatesFolder();
    cpSync(home, template, { recursive: true });
  } else {
    // What opens it first copies the shop before its day.
    await shop.done('agenda');
    cpSync(template, home, { recursive: true });
  }
  shop.at(BUSY_NOW);
  return shop;
}
