import type { Command } from 'commander';
import type { Customer } from '../../domain/customer.ts';
import { seemTwoPeople } from '../../domain/merged-customer.ts';
import { AppError } from '../../failure.ts';
import { cardView } from '../../output/people/caller-card.ts';
import { customersMergedView } from '../../output/people/customers-merged.ts';
import { mergeAnswered, mergeCustomers } from '../../usecases/in-step/merge-customers.ts';
import { showCustomer } from '../../usecases/people/keep-customers.ts';
import type { App } from '../app.ts';
import { examples } from '../help/examples.ts';
import { textOf } from '../options/option-parsers.ts';
import { outcomeOf, writeOf, writing } from '../options/writing.ts';
import { customerNamed } from '../people/choosing.ts';

/** At a terminal both are shown and a person is asked; elsewhere two who seem to be two are refused. Throws `not-confirmed`. */
async function assertMeant(kept: Customer, other: Customer, app: App): Promise<void> {
  const question = `Make ${other.name}, customer ${other.id}, the same as ${kept.name}, customer ${kept.id}?`;
  const prompter = await app.prompter();
  if (prompter === null && !seemTwoPeople(kept, other)) return;
  if (prompter !== null) {
    for (const { id } of [kept, other])
      app.showBefore(cardView(await showCustomer(id, await app.shop(), await app.ports()), await app.time()));
    if (await prompter.confirm(question)) return;
  }
  throw new AppError({ code: 'not-confirmed', action: question });
}

async function customerSaidOrAsked(
  text: string | undefined,
  argument: string,
  question: string,
  app: App,
): Promise<Customer> {
  if (text !== undefined) return customerNamed(text, app);
  const prompter = await app.prompter();
  const command = 'customers merge';
  if (prompter === null)
    throw new AppError({ code: 'usage', problem: { kind: 'argument-missing', argument }, command });
  const { askKnownCustomer } = await import('../people/caller-questions.ts');
  return customerNamed(String(await askKnownCustomer(question, prompter, app)), app);
}

export function addMerge(customers: Command, app: App): void {
  const command = customers.command('merge').description('make one customer of two records of one person');
  examples(
    writing(command),
    ['customers merge 4 9', 'cars, visits and notes of 9 go to 4'],
    ['customers merge 0134 9', 'the one who stays, by the end of the phone'],
    ['customers merge 4 9 --dry-run', 'what would happen'],
  )
    .argument('[kept]', 'who stays: number, phone or name', textOf('search text'))
    .argument('[other]', 'who becomes the same: number, phone or name', textOf('search text'))
    .action(async (keptText: string | undefined, otherText: string | undefined) => {
      const write = await writeOf(app, command);
      const ports = await app.ports();
      const time = await app.time();
      const earlier = await mergeAnswered(write, ports);
      if (earlier !== null) {
        const outcome = { replayed: true, dryRun: write.dryRun };
        return app.show(customersMergedView(earlier, outcome, { visits: 0, pending: 0 }, time));
      }
      const kept = await customerSaidOrAsked(keptText, 'kept', 'Who stays? (name, phone or number)', app);
      const question = 'Who becomes the same? (name, phone or number)';
      const other = await customerSaidOrAsked(otherText, 'other', question, app);
      if (kept.id === other.id)
        throw new AppError({
          code: 'usage',
          problem: { kind: 'same-customer', named: [keptText ?? kept.name, otherText ?? other.name] },
          command: 'customers merge',
        });
      if (!write.dryRun && !app.options.yes) await assertMeant(kept, other, app);
      const merged = await mergeCustomers(kept.id, other.id, write, ports);
      app.show(customersMergedView(merged.value, outcomeOf(merged, write), merged.follows, time));
    });
}
