import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { busyShop } from '../support/busy-shop.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { inABrowser, wallSeen } from '../support/wall-browser.ts';
import { wallOf } from '../support/wall-door.ts';
import { workshop } from '../support/workshop.ts';

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

/** Names without a space, a plate as long as they come, and a service with a name that nobody would choose. */
const AWKWARD = [
  'shop set services.oil_change.name "Generalinspektionsvorbereitungsdurchsicht and everything that belongs to it"',
  'customers add --name "Wolfeschlegelsteinhausenbergerdorff" --phone 2125550777',
  'vehicles add --customer 13 --make Mercedes-Benz --model "Sprinter4x4Crew-Hochdach-Langversion" --plate "WWWWWWWWWW" --year 2020',
  'book --customer 13 --service oil_change --at 2026-11-23T15:30 --bay "Bay 2" --promise 17:00',
];

const LOW_CONTRASTS = readFileSync(join(import.meta.dirname, 'page', 'low-contrasts.js'), 'utf8');
/** How wide and how high the page is, and how large its letters are, in pixels. */
const MEASURES = `[document.documentElement.scrollWidth, document.documentElement.scrollHeight,
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize)]`;
const MOVING = `[...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).transitionDuration !== '0s').length`;

inABrowser(() => {
  test.each(SIZES)(
    'at $width by $height nothing is wider than the screen, whatever people are called',
    async (viewport) => {
      const shop = await busyShop();
      await shop.done(...AWKWARD);
      const wall = await wallOf(shop);
      const { page, complaints } = await wallSeen(wall.root(), { viewport });
      await page.getByText('Wolfeschlegel').first().waitFor();
      const [wide, high, letters] = await page.evaluate<number[]>(MEASURES);
      expect(wide).toBe(viewport.width);
      // Nobody scrolls what hangs on a wall.
      if (viewport.width === 1920)
        expect({ high, large: (letters ?? 0) >= 16 }).toEqual({ high: 1080, large: true });
      expect(complaints).toEqual([]);
    },
  );

  test.each(['light', 'dark'] as const)(
    'when it is %s every text stands out from what it is on',
    async (colorScheme) => {
      const wall = await wallOf(await busyShop());
      const { page } = await wallSeen(wall.root(), { colorScheme });
      await page.evaluate(LOW_CONTRASTS);
      expect(await page.evaluate('lowContrasts(4.5)')).toEqual([]);
    },
  );

  test('nothing moves where somebody has asked that nothing does', async () => {
    const wall = await wallOf(await busyShop());
    const { page } = await wallSeen(wall.root(), { reducedMotion: 'reduce' });
    expect(await page.evaluate(MOVING)).toBe(0);
  });

  test('who hears it hears the day by its landmarks and headings, and no mark', async () => {
    const wall = await wallOf(await busyShop());
    const { page } = await wallSeen(wall.root());
    expect(await page.locator('body').ariaSnapshot()).toMatchSnapshot();
  });

  test('whatever people write, it runs nothing of it', async () => {
    const shop = workshop({ given: [] });
    await shop.done(['shop', 'set', 'name', '</title><script>alert(1)</script>']);
    const texts = ['<img src=x onerror=alert(1)>', '<script>alert(1)</script>', '<svg onload=alert(1)>'];
    for (const [at, text] of [...texts, ...HOSTILE_TEXTS.slice(0, 12).map(({ text }) => text)].entries()) {
      const customer = String(at + 1);
      await shop.done(['customers', 'add', '--name', text.slice(0, 150), '--phone', `+12125551${100 + at}`]);
      await shop.done([
        'vehicles',
        'add',
        '--customer',
        customer,
        '--make',
        'Honda',
        '--model',
        text.slice(0, 60),
      ]);
      const nine = ['--service', 'oil_change', '--at', '2026-11-23T14:00', '--overbook', 'to see all'];
      await shop.done(['book', '--customer', customer, ...nine]);
    }
    const wall = await wallOf(shop, '2026-11-23T07:00:00-05:00');
    const { page, complaints } = await wallSeen(wall.root());
    await page.getByRole('heading', { level: 3 }).first().waitFor();
    expect(await page.getByRole('heading', { level: 3 }).count()).toBe(15);
    expect(complaints).toEqual([]);
  });
});
