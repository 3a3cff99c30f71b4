import type { Command } from 'commander';
import type { CancellationReason } from '../../domain/appointment.ts';
import { type InboxItem, RESOLUTIONS, RESOLUTIONS_OF, type Resolution } from '../../domain/inbox.ts';
import { AppError, type UsageProblem } from '../../failure.ts';
import {
  inboxChoice,
  inboxView,
  NOT_BACK_YET,
  resolutionChoices,
  resolutionQuestion,
  resolvedView,
} from '../../output/calendars/inbox.ts';
import { withFitting } from '../../output/waitlist/fitting.ts';
import { appointmentNumbered } from '../../usecases/find-appointment.ts';
import { type InboxEntry, inboxEntries, readInbox } from '../../usecases/in-step/read-inbox.ts';
import { inboxItemNumbered, resolveInboxItem } from '../../usecases/in-step/resolve-inbox.ts';
import { isOwing } from '../../usecases/in-step/what-is-owed.ts';
import { whoFitsAfter } from '../../usecases/waitlist/who-fits.ts';
import type { App } from '../app.ts';
import { required } from '../asking/required.ts';
import { warnIfNotShown } from '../calendars/warn-if-not-shown.ts';
import { examples } from '../help/examples.ts';
import { cancellationReason, numbered } from '../options/option-parsers.ts';
import { outcomeOf, writeOf, writing } from '../options/writing.ts';
import type { Fill } from '../run/load-command.ts';

type ResolveOptions = { readonly [Way in Resolution]?: boolean } & { readonly reason?: CancellationReason };

export const fillInbox: Fill = (command, app) => {
  examples(
    command,
    ['inbox', 'what a person must decide'],
    ['inbox --all', 'what has been settled, too'],
    ['inbox resolve 3 --restore', 'puts an event back'],
  )
    .option('-a, --all', 'what has been settled, too')
    .action(async ({ all = false }: { readonly all?: boolean }) => {
      app.show(inboxView(await readInbox({ all }, await app.ports()), { all }, await app.time()));
    });
  addResolve(command, app);
};

function addResolve(inbox: Command, app: App): void {
  const command = inbox
    .command('resolve')
    .description('settle an item')
    .argument('[item]', 'its number', numbered)
    .option('--restore', 'put the event back into the calendar, or all of them')
    .option('--cancel', 'cancel the appointment')
    .option('-r, --reason <reason>', 'with --cancel: why; other when left out', cancellationReason)
    .option('--retry', 'try again what the calendar refused')
    .option(
      '--accept',
      'many events were removed on purpose: ask about each; or go on with a book that is behind',
    )
    .option('--done', 'it has been seen to');
  examples(
    writing(command),
    ['inbox resolve 3', 'asks which way'],
    ['inbox resolve 3 --restore', 'puts the event back into the calendar'],
    ['inbox resolve 3 --cancel --reason schedule_conflict', 'cancels the appointment'],
  ).action(async (numberSaid: number | undefined, options: ResolveOptions) => {
    const ports = await app.ports();
    const itemId = numberSaid ?? (await itemAsked(app));
    const item = await inboxItemNumbered(itemId, ports);
    const ways = RESOLUTIONS_OF[item.kind].map((way) => `--${way}`).join(' or ');
    const resolution = await required(chosen(options) ?? settledAs(item), ways, app, async (prompter) => {
      const [entry] = await inboxEntries([item], ports);
      const question = resolutionQuestion(entry as InboxEntry, await app.time());
      return prompter.choose(question, resolutionChoices(item.kind));
    });
    const { reason = 'other' } = options;
    if (options.reason !== undefined && resolution !== 'cancel')
      throw unfit({ kind: 'goes-with', option: '--reason', other: '--cancel' });
    const write = await writeOf(app, command);
    const time = await app.time();
    const about = item.appointmentId;
    const before = about === null ? null : await appointmentNumbered(about, ports);
    const resolved = await resolveInboxItem({ itemId, resolution, reason }, write, ports);
    const { appointment } = resolved.value;
    const visits = appointment === null || resolved.replayed ? [] : [{ before, after: appointment }];
    const fits = await whoFitsAfter({ visits, change: 'cancelled' }, await app.shop(), write, ports);
    app.show(withFitting(resolvedView(resolved.value, outcomeOf(resolved, write), time), fits, time));
    if (write.dryRun) return;
    if (appointment !== null) await warnIfNotShown(appointment, null, app);
    else if (resolution === 'restore') await warnIfOwed(item, app);
  });
}

/** One of those that wait. Throws `usage` where nobody can be asked, or nothing waits. */
async function itemAsked(app: App): Promise<number> {
  const prompter = await app.prompter();
  const entries = prompter === null ? [] : await readInbox({ all: false }, await app.ports());
  if (prompter === null || entries.length === 0) throw unfit({ kind: 'argument-missing', argument: 'item' });
  const time = await app.time();
  const choices = entries.map((entry) => ({ label: inboxChoice(entry, time), value: entry.item.id }));
  return prompter.choose('Which item?', choices);
}

/** What was put back and did not come through. */
async function warnIfOwed({ calendarId }: InboxItem, app: App): Promise<void> {
  if (await isOwing(calendarId, await app.ports())) app.warn(NOT_BACK_YET);
}

/** One that is settled needs no decision: where no way is asked for, the answer is how it was settled. */
function settledAs({ resolvedAt, resolution }: InboxItem): Resolution | undefined {
  return resolvedAt === null ? undefined : (resolution ?? 'done');
}

/** Throws `usage` for two of them. */
function chosen(options: ResolveOptions): Resolution | undefined {
  const [way, other] = RESOLUTIONS.filter((one) => options[one] === true);
  if (other === undefined) return way;
  throw unfit({ kind: 'one-of', options: [`--${way}`, `--${other}`] });
}

function unfit(problem: UsageProblem): AppError {
  return new AppError({ code: 'usage', problem, command: 'inbox resolve' });
}
