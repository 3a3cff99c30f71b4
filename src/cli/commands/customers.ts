import type { Command } from 'commander';
import { newCustomer } from '../../domain/customer.ts';
import { appointmentListView } from '../../output/appointments/appointment-history.ts';
import { cardView } from '../../output/people/caller-card.ts';
import { customerAddedView, customerEditedView, customerListView } from '../../output/people/customer.ts';
import type { Page } from '../../store/page.ts';
import { addCustomer, listCustomers, showCustomer } from '../../usecases/people/keep-customers.ts';
import { listVisits } from '../../usecases/people/list-visits.ts';
import type { App } from '../app.ts';
import { askAgain } from '../asking/ask-again.ts';
import { required } from '../asking/required.ts';
import { examples } from '../help/examples.ts';
import { nothingToChange } from '../options/nothing-to-change.ts';
import { textOf, wholeNumber, wordsOf } from '../options/option-parsers.ts';
import { editOutcomeOf, outcomeOf, writeOf, writing } from '../options/writing.ts';
import { customerNamed } from '../people/choosing.ts';
import { type CustomerOptions, customerGiven, customerOptions } from '../people/people-options.ts';
import { phoneGiven } from '../people/phone-given.ts';
import { oneOfSameName } from '../people/same-name.ts';
import type { Fill } from '../run/load-command.ts';
import { addCustomerImport } from './customers-import.ts';
import { addMerge } from './customers-merge.ts';

interface EditOptions extends CustomerOptions {
  readonly notes?: string;
  readonly invite?: boolean;
}

export const fillCustomers: Fill = (command, app) => {
  addAdd(command, app);
  addList(command, app);
  addShow(command, app);
  addEdit(command, app);
  addAppointments(command, app);
  addMerge(command, app);
  addCustomerImport(command, app);
};

function detailOptions(command: Command): Command {
  return customerOptions(command)
    .option('--notes <text>', 'what to remember', textOf('notes'))
    .option('--invite', 'send calendar invitations')
    .option('--no-invite', 'send no calendar invitations');
}

async function detailsGiven(options: EditOptions, app: App) {
  const { notes, invite } = options;
  return {
    ...(await customerGiven(options, app)),
    ...(notes === undefined ? {} : { notes }),
    ...(invite === undefined ? {} : { invite }),
  };
}

function addAdd(customers: Command, app: App): void {
  const command = customers.command('add').description('enter a customer');
  examples(
    writing(detailOptions(command)),
    ['customers add', 'asks for the name and the phone'],
    ['customers add --name "Maya Chen" --phone 2125550188', 'in one line'],
    ['customers add --name "Dana Kim" --email dana@example.com --no-invite', 'without calendar invitations'],
  ).action(async (options: EditOptions) => {
    const name = await required(options.name, '--name', app, (prompter) =>
      prompter.text("The customer's name?", { required: true, what: 'name' }),
    );
    const given = await detailsGiven(options, app);
    const details = newCustomer({ ...given, ...(await phoneAskedWith(options, app)), name });
    const write = await writeOf(app, command);
    const known = await oneOfSameName(details, app);
    if (known !== null) {
      const customer = await customerNamed(`#${known}`, app);
      return app.show(
        customerAddedView(customer, { replayed: true, dryRun: write.dryRun }, await app.time()),
      );
    }
    const added = await addCustomer(details, write, await app.ports());
    app.show(customerAddedView(added.value, outcomeOf(added, write), await app.time()));
  });
}

/** Where the name had to be asked for, the phone is asked for as well. */
async function phoneAskedWith({ name, phone }: EditOptions, app: App): Promise<{ phone?: string }> {
  const prompter = name === undefined && phone === undefined ? await app.prompter() : null;
  if (prompter === null) return {};
  const said = await askAgain(
    (mended) => prompter.text('The phone number? (Enter if unknown)', { ...mended, what: 'phone' }),
    async (text) => (text === '' ? null : phoneGiven(text, app)),
    app,
  );
  return said === null ? {} : { phone: said };
}

function addList(customers: Command, app: App): void {
  const command = customers
    .command('list')
    .description('customers by name')
    .option('-l, --limit <n>', 'at most this many', wholeNumber(1, 10_000), 50)
    .option('--offset <n>', 'after leaving out this many', wholeNumber(0, 999_999_999), 0);
  examples(
    command,
    ['customers list', 'the first fifty by name'],
    ['customers list --limit 10 --offset 50', 'ten of the next ones'],
    ['customers list --limit 10000 --json', 'many, for a script'],
  ).action(async (page: Page) => {
    const { customers: listed, total } = await listCustomers(page, await app.ports());
    app.show(customerListView({ customers: listed, total, offset: page.offset }, await app.time()));
  });
}

function addShow(customers: Command, app: App): void {
  const command = customers
    .command('show')
    .description('one customer with cars, next and last visit')
    .argument('<customer...>', 'number, phone or name', wordsOf('search text'));
  examples(
    command,
    ['customers show 0134', 'by the last digits of the phone'],
    ['customers show ana perez', 'by name'],
    ['customers show 1 --json', 'by number, for a script'],
  ).action(async (words: string[]) => {
    const { id } = await customerNamed(words.join(' '), app);
    app.show(cardView(await showCustomer(id, await app.shop(), await app.ports()), await app.time()));
  });
}

function addEdit(customers: Command, app: App): void {
  const command = customers
    .command('edit')
    .description('change what is known of a customer')
    .argument('<customer>', 'number, phone or name', textOf('search text'));
  examples(
    writing(detailOptions(command)),
    ['customers edit 1 --phone 2125550177', 'another phone'],
    ['customers edit 0134 --name "Ana Pérez-Gómez"', 'the name is spelt otherwise'],
    ['customers edit 1 --notes "waits with coffee" --no-invite', 'what to remember'],
  ).action(async (text: string, options: EditOptions) => {
    const { id } = await customerNamed(text, app);
    const change = await detailsGiven(options, app);
    if (Object.keys(change).length === 0) throw nothingToChange(['--name', '--phone', '--email', '--notes']);
    const write = await writeOf(app, command);
    const { editCustomer } = await import('../../usecases/in-step/edit-people.ts');
    const edited = await editCustomer(id, change, write, await app.ports());
    const outcome = editOutcomeOf(edited, change, write);
    app.show(customerEditedView(edited.value, outcome, edited.follows, await app.time()));
  });
}

function addAppointments(customers: Command, app: App): void {
  const command = customers
    .command('appointments')
    .description("a customer's visits, those to come or those that were")
    .argument('<customer...>', 'number, phone or name', wordsOf('search text'))
    .option('--past', 'those that were');
  examples(
    command,
    ['customers appointments 0134', 'what is booked'],
    ['customers appointments 0134 --past', 'what was done before'],
    ['customers appointments ana perez --json', 'for a script'],
  ).action(async (words: string[], { past = false }: { past?: boolean }) => {
    const customer = await customerNamed(words.join(' '), app);
    const appointments = await listVisits(customer, { past }, await app.ports());
    app.show(appointmentListView({ customer, past, appointments }, await app.time()));
  });
}
