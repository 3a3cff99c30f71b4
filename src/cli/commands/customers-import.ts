import type { Command } from 'commander';
import type { App } from '../../app.ts';
import { shortened } from '../../domain/text-limits.ts';
import { vehicleInfo } from '../../domain/vehicle.ts';
import { firstLines, LISTED } from '../../output/amounts.ts';
import { type CustomersImported, customersImportedView } from '../../output/import-report.ts';
import { clean } from '../../output/safe-text.ts';
import type { ImportOutcome } from '../../store/store.ts';
import { confirmed } from '../confirmed.ts';
import { fileName } from '../option-parsers.ts';
import { phoneReader } from '../phone-given.ts';
import { writeOf, writing } from '../writing.ts';

/** `customers import`: the whole list is read and tried first; it is written when a person, or nobody, objects. */
export function addCustomerImport(customers: Command, app: App): void {
  const command = customers
    .command('import')
    .description('bring in a list: all of it or, where a line cannot be taken, nothing')
    .argument('<file.csv>', 'a CSV file with a heading line; - reads standard input', fileName);
  writing(command).action(async (file: string) => {
    const text = await (await app.desk()).readText(file, 'customer list');
    const { readCustomerList } = await import('../../files/customer-list.ts');
    const list = await readCustomerList(text, {
      file,
      now: app.clock.now(),
      normalPhone: phoneReader(app),
    });
    const { store } = await app.ports();
    const write = await writeOf(app, command, { source: 'import', content: text });
    const report = (outcomes: readonly ImportOutcome[]): CustomersImported => ({
      file,
      added: outcomes.filter((outcome) => outcome === 'added').length,
      merged: outcomes.filter((outcome) => outcome === 'merged').length,
      unchanged: outcomes.filter((outcome) => outcome === 'unchanged').length,
      duplicates: list.duplicates.map(({ line, firstLine, otherName, phone }) => ({
        line,
        sameAsLine: firstLine,
        name: otherName ?? phone,
      })),
      preview: list.lines.map(({ line, details, vehicle }, index) => ({
        line,
        name: details.name,
        phone: details.phone,
        vehicle: vehicle === null ? null : vehicleInfo(vehicle),
        outcome: outcomes[index] as ImportOutcome,
      })),
    });
    for (const line of firstLines(list.ignoredColumns, LISTED, leftOutText)) app.warn(line);
    const tried = await store.customers.importAll(list.lines, { ...write, key: null, dryRun: true });
    const preview = customersImportedView(report(tried.value), { replayed: false, dryRun: true });
    if (write.dryRun) return app.show(preview);
    await confirmed(app, preview, 'Bring this list in?');
    const { value, replayed } = await store.customers.importAll(list.lines, write);
    return app.show(customersImportedView(report(value), { replayed, dryRun: false }));
  });
}

function leftOutText(column: string): string {
  return clean`The column "${shortened(column)}" is left out.`;
}
