import type { Command } from 'commander';
import type { App } from '../../app.ts';
import type { Shop } from '../../domain/shop.ts';
import { AppError } from '../../failure.ts';
import { shopChangedView, shopFileView, shopUnchangedView, shopView } from '../../output/shop.ts';
import { replaceShop, type ShopReplacement } from '../../usecases/replace-shop.ts';
import type { Fill } from '../load-command.ts';
import { fileName, textOf, wordsOf } from '../option-parsers.ts';
import { outcomeOf, writeOf, writing } from '../writing.ts';
import { addCreate } from './shop-create.ts';

const NOBODY_RENAMED: ReadonlyMap<string, string> = new Map();

export const fillShop: Fill = (command, app) => {
  addShow(command, app);
  addSet(command, app);
  addEdit(command, app);
  addImport(command, app);
  addExport(command, app);
  addCreate(command, app);
};

function addShow(shop: Command, app: App): void {
  shop
    .command('show', { isDefault: true })
    .description('the rules of the shop')
    .action(async () => app.show(shopView(await app.shop(), await app.time())));
}

function addExport(shop: Command, app: App): void {
  shop
    .command('export')
    .description('print the shop file')
    .action(async () => {
      const rules = await app.shop();
      const { writeShopFile } = await import('../../files/write-shop-file.ts');
      app.show(shopFileView(rules, writeShopFile(rules)));
    });
}

function addSet(shop: Command, app: App): void {
  const command = shop
    .command('set')
    .description('change one setting: hours.saturday 09:00-15:00, slot_step_minutes 15')
    .argument(
      '<key>',
      'as in the shop file: slot_step_minutes, hours.sunday, services.oil_change.minutes',
      textOf('key of the setting'),
    )
    .argument('<value...>', 'its new value', wordsOf('value of the setting'));
  writing(command).action(async (key: string, words: string[]) => {
    const { store, zones } = await app.ports();
    const write = await writeOf(app, command);
    const earlier = await store.earlierResult<Shop>(write.key);
    if (earlier !== null) {
      return app.show(shopChangedView(earlier, key, { replayed: true, dryRun: write.dryRun }));
    }
    const { changeShopFile } = await import('../../files/change-shop-file.ts');
    const shop = await app.shop();
    const change = changeShopFile(shop, key, words.join(' '), { isZone: await zones.names() });
    return replace(app, command, { ...change, basedOn: shop.revision }, key);
  });
}

function addImport(shop: Command, app: App): void {
  const command = shop
    .command('import')
    .description('take a shop file: all of it or, where something is wrong, nothing')
    .argument('<file>', 'as `bay shop export` prints it; - reads standard input', fileName);
  writing(command).action(async (file: string) => {
    const { zones } = await app.ports();
    const text = await (await app.desk()).readText(file, 'shop file');
    const { readShopFile } = await import('../../files/shop-file.ts');
    const rules = readShopFile(text, { file, isZone: await zones.names() });
    await replace(app, command, { rules, renamed: NOBODY_RENAMED, basedOn: null }, 'the rules', text);
  });
}

function addEdit(shop: Command, app: App): void {
  const command = shop.command('edit').description('open the shop file in $EDITOR');
  writing(command).action(async () => {
    const { writeShopFile } = await import('../../files/write-shop-file.ts');
    const shop = await app.shop();
    const before = writeShopFile(shop);
    const desk = await app.desk();
    const text = await desk.edit(before, 'shop.yaml', 'shop file');
    if (text === before) return app.show(shopUnchangedView(shop));
    try {
      const { zones } = await app.ports();
      const { readShopFile } = await import('../../files/shop-file.ts');
      const rules = readShopFile(text, { file: 'shop.yaml', isZone: await zones.names() });
      const replacement = { rules, renamed: NOBODY_RENAMED, basedOn: shop.revision };
      return await replace(app, command, replacement, 'the rules', text);
    } catch (thrown) {
      await keepWritten(text, app);
      throw thrown;
    }
  });
}

/** That it cannot be kept is said, and does not hide why it was not taken. */
async function keepWritten(text: string, app: App): Promise<void> {
  try {
    app.warn(`What you wrote is kept in ${await (await app.desk()).keep(text, 'shop.yaml')}`);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    app.warn('What you wrote could not be kept: no temporary file can be written.');
  }
}

async function replace(
  app: App,
  command: Command,
  replacement: ShopReplacement,
  what: string,
  content = '',
): Promise<void> {
  const write = await writeOf(app, command, { content });
  const replaced = await replaceShop(replacement, write, await app.ports());
  app.show(shopChangedView(replaced.value, what, outcomeOf(replaced, write)));
}
