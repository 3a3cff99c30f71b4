import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SECOND_MS } from '../../src/domain/interval.ts';
import { busyShop } from '../support/busy-shop.ts';
import { browserWith, inABrowser, type Seen, tabOf, wallSeen } from '../support/wall-browser.ts';
import { wallOf } from '../support/wall-door.ts';

inABrowser(() => {
  test('what is typed at the counter is shown by itself', async () => {
    const shop = await busyShop();
    const wall = await wallOf(shop);
    const { page, complaints } = await wallSeen(wall.root());
    await page.getByText('A promise in jeopardy').waitFor();
    await shop.done('arrive 7', 'start 7', 'done 7');
    await expect
      .poll(async () => {
        await wall.clock.pass(SECOND_MS);
        return page.getByText('jeopardy').count();
      })
      .toBe(0);
    expect(complaints).toEqual([]);
  });

  test('a ninth tab of one browser loads and follows like the first, by one stream for all of them', async () => {
    const shop = await busyShop();
    const wall = await wallOf(shop);
    const context = await browserWith();
    const tabs: Seen[] = [];
    for (let at = 0; at < 9; at += 1) tabs.push(await tabOf(context, wall.root()));
    const shown = async (text: string) => {
      await wall.clock.pass(SECOND_MS);
      return Promise.all(tabs.map(({ page }) => page.getByText(text).count()));
    };
    await shop.done('shop set name "Side Street Garage"');
    await expect.poll(() => shown('Side Street Garage'), { timeout: 20_000 }).toEqual(tabs.map(() => 1));
    // Whoever has listened for all of them goes, and another does.
    await tabs.shift()?.page.close();
    await shop.done('shop set name "High Street Garage"');
    await expect.poll(() => shown('High Street Garage'), { timeout: 20_000 }).toEqual(tabs.map(() => 1));
    expect(tabs.flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  test('without news for a minute it says how old it is, and comes back by itself', async () => {
    const wall = await wallOf(await busyShop());
    const context = await browserWith();
    await context.clock.install();
    const { page } = await tabOf(context, wall.root());
    const silence = page.getByRole('status');
    await context.setOffline(true);
    await page.clock.runFor(55 * SECOND_MS);
    expect(await silence.count()).toBe(0);
    await page.clock.runFor(10 * SECOND_MS);
    expect(await silence.innerText()).toBe('No news for 1 min: this is how it was at 10:24.');
    expect(await page.locator('html').getAttribute('class')).toBe('silent');
    await page.clock.runFor(180 * SECOND_MS);
    expect(await silence.innerText()).toContain('No news for 4 min');
    await context.setOffline(false);
    await expect
      .poll(async () => {
        await page.clock.runFor(5 * SECOND_MS);
        return silence.count();
      })
      .toBe(0);
    expect(await page.locator('html').getAttribute('class')).toBe('');
  });

  test('signs of life of a book that cannot be read are no news', async () => {
    const shop = await busyShop();
    const wall = await wallOf(shop);
    const context = await browserWith();
    await context.clock.install();
    const { page } = await tabOf(context, wall.root());
    await page.getByText('A promise in jeopardy').waitFor();
    const file = join(shop.folder, 'home', 'default', 'bay.db');
    renameSync(file, `${file}.away`);
    const silence = page.getByRole('status');
    await expect
      .poll(
        async () => {
          await wall.clock.pass(15 * SECOND_MS);
          await page.clock.runFor(15 * SECOND_MS);
          return silence.count();
        },
        { timeout: 20_000 },
      )
      .toBe(1);
    renameSync(`${file}.away`, file);
    await expect
      .poll(
        async () => {
          await wall.clock.pass(5 * SECOND_MS);
          await page.clock.runFor(5 * SECOND_MS);
          return silence.count();
        },
        { timeout: 20_000 },
      )
      .toBe(0);
  });

  test('it is begun while the book cannot be read, and shows today once it can be', async () => {
    const shop = await busyShop();
    const wall = await wallOf(shop);
    const file = join(shop.folder, 'home', 'default', 'bay.db');
    renameSync(file, `${file}.away`);
    const context = await browserWith();
    await context.clock.install();
    const { page } = await tabOf(context, wall.root());
    await page.getByText('it was moved away').waitFor();
    renameSync(`${file}.away`, file);
    await expect
      .poll(
        async () => {
          // Less at a time than an answer is waited for, which this clock counts as well.
          await page.clock.runFor(2 * SECOND_MS);
          return page.getByText('Alignment rack').count();
        },
        { timeout: 20_000 },
      )
      .toBeGreaterThan(0);
  });
});
