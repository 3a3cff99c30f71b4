import type { Command } from 'commander';
import { AppError, type FileProblem } from '../../failure.ts';
import type { CustomerList } from '../../files/customers/customer-list.ts';
import type { DecodedText, ReadAgainText } from '../../machine/text-encoding.ts';
import { figure } from '../../output/form/amounts.ts';
import { safe } from '../../output/form/safe-text.ts';
import { customersImportedView } from '../../output/people/customers-imported.ts';
import { listNoticeTexts, strayWarnings } from '../../output/people/list-notice.ts';
import { refusedLineProblem } from '../../output/people/list-refusal.ts';
import type { CustomersImported } from '../../output/people/list-tally.ts';
import {
  importCustomers,
  type TriedImport,
  tryCustomerImport,
} from '../../usecases/people/import-customers.ts';
import type { App } from '../app.ts';
import { confirmed } from '../asking/confirmed.ts';
import { examples } from '../help/examples.ts';
import { fileName } from '../options/option-parsers.ts';
import { writeOf, writing } from '../options/writing.ts';
import { keepLeftOut } from '../people/left-out-file.ts';
import { phoneReader } from '../people/phone-given.ts';

/** `customers import`: the whole list is read and tried first; it is written when a person, or nobody, objects. */
export function addCustomerImport(customers: Command, app: App): void {
  const command = customers
    .command('import')
    .description('bring in a list: all of it or, where a line cannot be taken, nothing')
    .argument('<file.csv>', 'a CSV file with a heading line; - reads standard input', fileName)
    .option(
      '--skip-bad',
      'take it without the lines that cannot be taken, and write those into a file beside it',
    );
  examples(
    writing(command),
    ['customers import list.csv', 'shows what it comes to, and asks'],
    ['customers import list.csv --skip-bad', 'without the lines that cannot be taken'],
    ['customers import list.csv --dry-run', 'only shows'],
  ).action(async (file: string, { skipBad = false }: { skipBad?: boolean }) => {
    const decoded = await (await app.desk()).readDecoded(file, 'customer list');
    await app.doing(`Reading ${safe(file)}`);
    const list = await listIn(decoded, file, app);
    const ports = await app.ports();
    const write = await writeOf(app, command, { source: 'import', content: decoded.text });
    await app.doing(`Comparing ${figure(list.lines.length)} lines with the book`);
    const tried = await tryCustomerImport(list.lines, ports);
    const leftOut = leftOutOf(list, tried, { file, skipBad });
    for (const text of noticesOf(list, decoded, file)) app.warn(text);
    const report: CustomersImported = { ...list, ...tried, file, leftOut, leftOutFile: null };
    const preview = customersImportedView(report, { replayed: false, dryRun: true });
    if (write.dryRun) return app.show(preview);
    await confirmed(app, preview, 'Bring this list in?');
    const leftOutFile =
      leftOut.length === 0 ? null : await keepLeftOut(file, list.leftOut(leftOut), await app.desk());
    const taken = tried.lines.map(({ listed }) => listed);
    await app.doing(`Bringing in ${figure(taken.length)} lines`);
    const { lines, replayed } = await importCustomers(taken, ports, write);
    return app.show(customersImportedView({ ...report, lines, leftOutFile }, { replayed, dryRun: false }));
  });
}

async function listIn({ text, strays }: DecodedText, file: string, app: App): Promise<CustomerList> {
  const { readCustomerList } = await import('../../files/customers/customer-list.ts');
  const list = await readCustomerList(text, { file, now: app.clock.now(), normalPhone: phoneReader(app) });
  return { ...list, warnings: [...strayWarnings(strays), ...list.warnings] };
}

function noticesOf(
  list: CustomerList,
  { encoding, linesEncodedTwice }: ReadAgainText,
  file: string,
): string[] {
  const guessedEncoding = encoding === 'Mac OS Roman' || encoding === 'MS-DOS' ? encoding : null;
  return listNoticeTexts({ ...list, file, guessedEncoding, linesEncodedTwice });
}

/** What is wrong with lines, in their order. Throws `file-invalid` unless they may be left out and others are there. */
function leftOutOf(
  list: CustomerList,
  { lines, refused }: TriedImport,
  { file, skipBad }: { readonly file: string; readonly skipBad: boolean },
): readonly FileProblem[] {
  const problems = [...list.problems, ...refused.map(refusedLineProblem)].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0),
  );
  if (problems.length === 0 || (skipBad && lines.length > 0)) return problems;
  throw new AppError({
    code: 'file-invalid',
    file,
    what: 'customer list',
    problems,
    others: lines.length,
  });
}
