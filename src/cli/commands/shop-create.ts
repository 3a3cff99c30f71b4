import type { Command } from 'commander';
import { summerTimeText } from '../../output/form/summer-time.ts';
import { shopCreatedView } from '../../output/shop/shop-created.ts';
import type { App } from '../app.ts';
import { examples } from '../help/examples.ts';
import { textOf } from '../options/option-parsers.ts';
import { keyOf, writing } from '../options/writing.ts';

/** `shop create`: a shop beside the others, with a book of its own. Twice is as good as once. */
export function addCreate(shop: Command, app: App): void {
  const command = shop
    .command('create')
    .description('make a shop beside the others, with rules and a book of its own: bay --shop <name> …')
    .argument('<name>', 'letters, digits, - and _', textOf('name'));
  examples(
    writing(command),
    ['shop create north', 'a shop with a book of its own'],
    ['shop create north --dry-run', 'where it would be'],
    ['--shop north today', 'what goes on there'],
  ).action(async (name: string, { dryRun = false }: { dryRun?: boolean }) => {
    const keyFor = (shop: string) => keyOf(app, command, [shop]);
    const created = await app.createShop(name, { dryRun, keyFor });
    const summerTime = summerTimeText(created.book.timezone);
    if (summerTime !== null && !created.book.isGuess && !created.existed) app.warn(summerTime);
    app.show(shopCreatedView(created, dryRun));
  });
}
