import type { Command } from 'commander';
import { waitAddedView, waitlistView, waitRemovedView } from '../../output/waitlist/waitlist.ts';
import { addToWaitlist, readWaitlist, takeOffWaitlist } from '../../usecases/waitlist/keep-waitlist.ts';
import type { App } from '../app.ts';
import { examples } from '../help/examples.ts';
import { eachOf, minutes, textOf, wordsOf } from '../options/option-parsers.ts';
import { servicesGiven } from '../options/services-given.ts';
import { outcomeOf, writeOf, writing } from '../options/writing.ts';
import { customerOptions, vehicleOptions } from '../people/people-options.ts';
import type { Fill } from '../run/load-command.ts';
import { waitNamed } from '../waitlist/wait-named.ts';
import { type WaitOptions, waitRequest } from '../waitlist/wait-request.ts';

export const fillWaitlist: Fill = (command, app) => {
  examples(
    command,
    ['waitlist', 'who would come sooner, the longest waiting first'],
    ['waitlist add 0134 oil mornings until fri', 'puts somebody on it'],
    ['waitlist offer 3', 'the nearest free times that suit'],
  ).action(async () => list(app));
  addAdd(command, app);
  addList(command, app);
  addOffer(command, app);
  addRemove(command, app);
};

async function list(app: App): Promise<void> {
  app.show(waitlistView(await readWaitlist(await app.shop(), await app.ports()), await app.time()));
}

function addList(waitlist: Command, app: App): void {
  examples(
    waitlist.command('list').description('who waits, the longest first'),
    ['waitlist list', 'all of them'],
    ['waitlist', 'the same'],
    ['waitlist list --json', 'for a script'],
  ).action(async () => list(app));
}

function addAdd(waitlist: Command, app: App): void {
  const command = waitlist
    .command('add')
    .description('put somebody on it')
    .argument('[words...]', 'in your own words: 0134 oil mornings until fri', wordsOf('booking words'))
    .option('-c, --customer <who>', 'number, phone or name', textOf('search text'))
    .option('-v, --vehicle <which>', 'number or plate', textOf('search text'))
    .option('-s, --service <type>', 'what is to be done; several: oil+tires, or once more', eachOf('name'))
    .option('--days <which>', 'days and hours that suit: mornings, "mon, wed after 2"', textOf('time'))
    .option('--from <when>', 'not before this day, or this hour of the day', textOf('time'))
    .option('--until <when>', 'for how long they wait, or until which hour of the day', textOf('time'))
    .option('--duration <minutes>', 'how long, also as 1h30; the service says when left out', minutes)
    .option('--notes <text>', 'what to remember', textOf('notes'));
  customerOptions(command);
  vehicleOptions(command);
  examples(
    writing(command),
    ['waitlist add 0134 oil mornings until fri', 'in your own words'],
    ['waitlist add -c 0134 -s brake --days "tue, thu" --until 2026-12-11', 'by options'],
    ['waitlist add --name "Maya Chen" --phone 2125550188 -s oil --days mornings', 'somebody new'],
  ).action(async (words: string[], options: WaitOptions) => {
    const write = await writeOf(app, command);
    const request = await waitRequest(await servicesGiven(options, app), words, app);
    const added = await addToWaitlist(request, await app.shop(), write, await app.ports());
    app.show(waitAddedView(added.value, outcomeOf(added, write), await app.time()));
  });
}

function addOffer(waitlist: Command, app: App): void {
  const command = waitlist
    .command('offer')
    .description('the nearest free times that suit; on a terminal, one of them is booked')
    .argument('[entry]', 'its number, or whose it is', textOf('search text'))
    .argument('[when...]', 'not before: tomorrow, tue 9:30', wordsOf('time'));
  examples(
    writing(command),
    ['waitlist offer 3', 'the nearest'],
    ['waitlist offer 3 tue 9:30', 'from then on'],
    ['waitlist offer dana --json', 'for a script'],
  ).action(async (entry: string | undefined, words: string[]) => {
    const { offer } = await import('../waitlist/wait-offered.ts');
    await offer(entry, words, command, app);
  });
}

function addRemove(waitlist: Command, app: App): void {
  const command = waitlist
    .command('remove')
    .description('take somebody off it')
    .argument('[entry]', 'its number, or whose it is', textOf('search text'));
  examples(
    writing(command),
    ['waitlist remove 3', 'they wait no more'],
    ['waitlist remove dana', 'whose entry, by name'],
    ['waitlist remove 3 --dry-run', 'what would happen'],
  ).action(async (entry: string | undefined) => {
    const write = await writeOf(app, command);
    const { id } = await waitNamed(entry, 'waitlist remove', app);
    const removed = await takeOffWaitlist(id, await app.shop(), write, await app.ports());
    app.show(waitRemovedView(removed.value, outcomeOf(removed, write), await app.time()));
  });
}
