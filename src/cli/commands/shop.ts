import type { Command } from 'commander';
import { areInForce } from '../../domain/same-rules.ts';
import type { Shop } from '../../domain/shop.ts';
import { shortened } from '../../domain/text-limits.ts';
import { AppError, type UsageProblem } from '../../failure.ts';
import { shopTime } from '../../output/form/moments.ts';
import { summerTimeText } from '../../output/form/summer-time.ts';
import type { View } from '../../output/form/view.ts';
import {
  type ChangedRules,
  shopChangedView,
  shopFileView,
  shopUnchangedView,
  shopView,
} from '../../output/shop/shop.ts';
import { visitsOutsideText } from '../../output/shop/visits-outside.ts';
import { withFitting } from '../../output/waitlist/fitting.ts';
import type { Write } from '../../store/write.ts';
import { answeredOnce } from '../../usecases/answered-once.ts';
import type { Ports } from '../../usecases/ports.ts';
import { leaveShop, replaceShop, type ShopReplacement } from '../../usecases/shop/replace-shop.ts';
import { visitsOutside } from '../../usecases/shop/visits-outside.ts';
import { whoFitsRules } from '../../usecases/waitlist/who-fits.ts';
import type { App } from '../app.ts';
import { examples } from '../help/examples.ts';
import { fileName, textOf, wordsOf } from '../options/option-parsers.ts';
import { outcomeOf, writeOf, writing } from '../options/writing.ts';
import type { Fill } from '../run/load-command.ts';
import { addCreate } from './shop-create.ts';
import { addHolidays } from './shop-holidays.ts';

const THE_RULES: ChangedRules = { what: 'the rules' };
const NOBODY_RENAMED: ReadonlyMap<string, string> = new Map();

export const fillShop: Fill = (command, app) => {
  addShow(command, app);
  addSet(command, app);
  addUnset(command, app);
  addEdit(command, app);
  addImport(command, app);
  addExport(command, app);
  addHolidays(command, app);
  addCreate(command, app);
};

function addShow(shop: Command, app: App): void {
  const command = shop.command('show', { isDefault: true }).description('the rules of the shop');
  examples(
    command,
    ['shop', 'the rules as they are'],
    ['shop show --json', 'for a script'],
    ['--shop north shop', 'those of another shop'],
  ).action(async () => app.show(shopView(await app.shop(), await app.time())));
}

function addExport(shop: Command, app: App): void {
  const command = shop.command('export').description('print the shop file');
  examples(
    command,
    ['shop export', 'the whole shop as a file'],
    ['shop export > shop.yaml', 'to be changed, and taken back'],
    ['--shop north shop export | bay shop import -', 'the rules of another shop'],
  ).action(async () => {
    const rules = await app.shop();
    const { writeShopFile } = await import('../../files/shop/write-shop-file.ts');
    app.show(shopFileView(rules, writeShopFile(rules)));
  });
}

function addSet(shop: Command, app: App): void {
  const command = shop
    .command('set')
    .description('change one setting: hours.saturday 09:00-15:00, phone_area 212')
    .argument(
      '<key>',
      'as in the shop file: slot_step_minutes, hours.sunday, services.oil_change.minutes',
      textOf('key of the setting'),
    )
    .argument('[value...]', 'its new value', wordsOf('value of the setting'));
  examples(
    writing(command),
    ['shop set hours.saturday 09:00-15:00', 'Saturdays'],
    ['shop set services.oil_change.minutes 45', 'how long a service takes'],
    ['shop set technicians.+ "{name: Maria, skills: [brakes]}"', 'a new technician'],
  )
    .option('--unset', 'take the setting away, or give it back what a new shop has')
    .action(async (key: string, words: string[], { unset = false }: { readonly unset?: boolean }) => {
      if (unset === words.length > 0) {
        const problem: UsageProblem = unset
          ? { kind: 'takes-no-value', option: '--unset' }
          : { kind: 'argument-missing', argument: 'value' };
        throw new AppError({ code: 'usage', problem, command: 'shop set' });
      }
      app.show(await settingChanged(key, unset ? 'null' : words.join(' '), command, app));
    });
}

function addUnset(shop: Command, app: App): void {
  const command = shop
    .command('unset')
    .description('take a setting away, or give it back what a new shop has')
    .argument(
      '<key>',
      'as in the shop file: closures.snow, technicians.Joe.hours.friday',
      textOf('key of the setting'),
    );
  examples(
    writing(command),
    ['shop unset closures.snow', 'a closure that is to be no more'],
    ['shop unset technicians.Joe.hours.friday', "on Fridays the shop's hours again"],
    ['shop unset slot_step_minutes', 'as in a new shop'],
  ).action(async (key: string) => app.show(await settingChanged(key, 'null', command, app)));
}

async function settingChanged(key: string, value: string, command: Command, app: App): Promise<View> {
  const ports = await app.ports();
  const write = await writeOf(app, command);
  const shop = await app.shop();
  const again = async (earlier: Shop): Promise<View> => {
    const outside = await visitsOutside(shop, ports);
    const changedSince = !(await isInForce(key, value, earlier, ports));
    const outcome = { replayed: true, dryRun: write.dryRun, changedSince };
    return shopChangedView(earlier, { what: key }, outside, outcome, await app.time());
  };
  const set = async (): Promise<View> => {
    const { changeShopFile, settingText } = await import('../../files/shop/change-shop-file.ts');
    const change = changeShopFile(shop, key, value, { isZone: await ports.zones.names() });
    const to = settingText(change.rules, key) ?? (value === 'null' ? 'none' : shortened(value));
    const changed = { what: key, from: settingText(shop, key), to };
    return replaced(app, command, { ...change, basedOn: shop.revision }, changed);
  };
  return answeredOnce(write, again, set, ports);
}

function addImport(shop: Command, app: App): void {
  const command = shop
    .command('import')
    .description('take a shop file: all of it or, where something is wrong, nothing')
    .argument('<file>', 'as `bay shop export` prints it; - reads standard input', fileName);
  examples(
    writing(command),
    ['shop import shop.yaml', 'all of the file or, where something is wrong, nothing'],
    ['shop import shop.yaml --dry-run', 'only looks through it'],
    ['shop import - < shop.yaml', 'from standard input'],
  ).action(async (file: string) => {
    const { zones } = await app.ports();
    const text = await (await app.desk()).readText(file, 'shop file');
    const { readShopFile } = await import('../../files/shop/shop-file.ts');
    const rules = readShopFile(text, { file, isZone: await zones.names() });
    app.show(
      await replaced(app, command, { rules, renamed: NOBODY_RENAMED, basedOn: null }, THE_RULES, text),
    );
  });
}

function addEdit(shop: Command, app: App): void {
  const command = shop.command('edit').description('open the shop file in $EDITOR');
  examples(
    writing(command),
    ['shop edit', 'all rules, in your editor'],
    ['shop edit --dry-run', 'what a change would come to'],
    ['--shop north shop edit', 'those of another shop'],
  ).action(async () => {
    const { writeShopFile } = await import('../../files/shop/write-shop-file.ts');
    const shop = await app.shop();
    const before = writeShopFile(shop);
    const desk = await app.desk();
    const text = await desk.edit(before, 'shop.yaml', 'shop file');
    if (text === before) {
      await leaveShop(shop, await writeOf(app, command, { content: text }), await app.ports());
      return app.show(shopUnchangedView(shop));
    }
    const taken = async (): Promise<View> => {
      const { zones } = await app.ports();
      const { readShopFile } = await import('../../files/shop/shop-file.ts');
      const rules = readShopFile(text, { file: 'shop.yaml', isZone: await zones.names() });
      const replacement = { rules, renamed: NOBODY_RENAMED, basedOn: shop.revision };
      return replaced(app, command, replacement, THE_RULES, text);
    };
    const view = await taken().catch(async (thrown: unknown) => {
      await keepWritten(text, app);
      throw thrown;
    });
    app.show(view);
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

/** Puts the rules in force, and says what is to be said beside the result. */
async function replaced(
  app: App,
  command: Command,
  replacement: ShopReplacement,
  changed: ChangedRules,
  content = '',
): Promise<View> {
  const [ports, time, before] = [await app.ports(), await app.time(), await app.shop()];
  const write = await writeOf(app, command, { content });
  const areKnown = await visitsConfirmed(app, replacement, write, ports);
  const written = await replaceShop(replacement, write, ports);
  const { value, fresh, outside, changedSince } = written;
  const summerTime = value.timezone === time.zone.name ? null : summerTimeText(value.timezone);
  if (summerTime !== null) app.warn(summerTime);
  if (fresh.length > 0 && !areKnown)
    app.warn(visitsOutsideText(fresh, shopTime(value, time.now), { bySetting: true }));
  // A zone is put in force under its own name, whatever somebody calls it.
  const inForce = changed.what === 'timezone' ? { ...changed, to: value.timezone } : changed;
  const outcome = { ...outcomeOf(written, write), changedSince };
  const inTime = shopTime(value, time.now);
  const fits = written.replayed ? [] : await whoFitsRules(before, value, write, ports);
  return withFitting(shopChangedView(value, inForce, outside, outcome, inTime), fits, inTime);
}

/** Whether the setting that was asked for before is still so. What was given another name is found by that one. */
async function isInForce(key: string, value: string, shop: Shop, { zones }: Ports): Promise<boolean> {
  const { changeShopFile } = await import('../../files/shop/change-shop-file.ts');
  const isZone = await zones.names();
  const keys = [key, key.replace(/\.[^.]*\.name$/, () => `.${value}.name`)];
  return keys.some((each) => {
    try {
      return areInForce(changeShopFile(shop, each, value, { isZone }).rules, shop);
    } catch (thrown) {
      if (thrown instanceof AppError) return false; // what it was about is no more
      throw thrown;
    }
  });
}

/**
 * Asks at a terminal before rules come into force that leave no room for what is booked; false when there was nothing to ask,
 * or nobody. Throws `not-confirmed`.
 */
async function visitsConfirmed(
  app: App,
  replacement: ShopReplacement,
  write: Write,
  ports: Ports,
): Promise<boolean> {
  const prompter = app.options.yes || write.dryRun ? null : await app.prompter();
  if (prompter === null) return false;
  const { fresh, value } = await replaceShop(replacement, { ...write, key: null, dryRun: true }, ports);
  if (fresh.length === 0) return false;
  app.warn(visitsOutsideText(fresh, shopTime(value, write.at), { bySetting: true }));
  const question = 'Change it all the same?';
  if (!(await prompter.confirm(question))) throw new AppError({ code: 'not-confirmed', action: question });
  return true;
}
