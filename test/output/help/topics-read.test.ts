import { describe, expect, test } from 'vitest';
import { defaultShop } from '../../../src/domain/default-shop.ts';
import { fieldOf } from '../../../src/files/customers/headings.ts';
import { readMinutes } from '../../../src/input/duration.ts';
import { readMove } from '../../../src/input/move-words.ts';
import { readWhen } from '../../../src/input/when.ts';
import { CUSTOMERS_CSV } from '../../../src/output/help/customers-csv.ts';
import type { Block } from '../../../src/output/help/prose.ts';
import { SHOP_FILE } from '../../../src/output/help/shop-file.ts';
import { TIMES } from '../../../src/output/help/times.ts';
import { zoneNamed } from '../../support/wall-planner.ts';
import { workshop } from '../../support/workshop.ts';
import { instantOf } from '../../support/workshop-words.ts';

/** What stands below the headings that fit, up to the next one. */
function below(blocks: readonly Block[], heading: RegExp): Block[] {
  let isIn = false;
  return blocks.filter((block) => {
    if (typeof block === 'object' && 'heading' in block) isIn = heading.test(block.heading);
    return isIn;
  });
}

/** The phrases that are explained there. */
function termsBelow(blocks: readonly Block[], heading: RegExp): string[] {
  return below(blocks, heading).flatMap((block) =>
    typeof block === 'object' && 'terms' in block ? block.terms.flatMap(([term]) => term.split(' · ')) : [],
  );
}

const NOW = instantOf('Mon 2026-11-23 07:00');
const context = {
  now: NOW,
  zone: zoneNamed(defaultShop('America/New_York').timezone),
  dateOrder: 'month-first',
} as const;

describe('help times tells only what is read', () => {
  test.each(termsBelow(TIMES, /^(?:Days|A time of day)/))('%s', async (phrase) => {
    if (phrase === 'next wednesday')
      await expect(readWhen(phrase, context)).rejects.toThrow('weekday-ambiguous');
    else expect(await readWhen(phrase, context)).toHaveProperty('kind');
  });

  test.each(termsBelow(TIMES, /^Moving/))('%s, of a visit that is moved', async (phrase) => {
    const from = instantOf('Tue 2026-11-24 09:30');
    expect(await readMove(phrase, { ...context, from })).toBeGreaterThan(NOW);
  });

  test.each(termsBelow(TIMES, /^Lengths/))('%s, as a length', (phrase) => {
    expect(readMinutes(phrase)).toBeGreaterThan(0);
  });
});

test.each(termsBelow(CUSTOMERS_CSV, /^Headings/))(
  'help customers-csv tells only headings that are known: %s',
  (heading) => {
    expect(fieldOf(heading.replace(/ 2 /, ' '))).not.toBeNull();
  },
);

test('the entries of help shop-file together are a file that is taken', async () => {
  const single = termsBelow(SHOP_FILE, /^The shop$/);
  const lines = SHOP_FILE.flatMap((block) =>
    typeof block === 'object' && 'lines' in block ? block.lines : [],
  );
  const { bay, file, json } = workshop();
  file('shop.yaml', [...single, ...lines, ''].join('\n'));
  expect(await bay('shop import shop.yaml --yes')).toMatchObject({ exitCode: 0 });
  expect(await json('shop show')).toMatchObject({ data: { name: 'Main Street Garage' } });
});
