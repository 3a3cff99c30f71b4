import type { Command } from 'commander';
import { changedChannelsView, triedChannelView } from '../../output/calendars/changed-channels.ts';
import { channelListView, channelStatusView, channelVerifiedView } from '../../output/calendars/channels.ts';
import type { View } from '../../output/form/view.ts';
import { type ChannelDeed, changeChannels } from '../../usecases/channels/change-channels.ts';
import { readChannels } from '../../usecases/channels/read-channels.ts';
import { tryChannel } from '../../usecases/channels/try-channel.ts';
import type { App } from '../app.ts';
import { examples } from '../help/examples.ts';
import { textOf } from '../options/option-parsers.ts';
import { outcomeOf, writeOf, writing } from '../options/writing.ts';
import type { Fill } from '../run/load-command.ts';

export const fillChannel: Fill = (command, app) => {
  examples(
    command,
    ['channel', 'of which calendars Google tells, and until when'],
    ['channel test primary', 'makes an event, waits for Google to tell of it, and removes it'],
    ['channel recreate primary', 'opens another channel, and stops the one before'],
  ).action(async () => told(channelListView, null, app));
  addTold(command, app, 'list', 'of which calendars Google tells, and until when', channelListView);
  addTold(
    command,
    app,
    'status',
    'all that is known of channels, and what came through them',
    channelStatusView,
  );
  addTold(
    command,
    app,
    'verify',
    'what proves that Google tells; exit code 10 where it does not',
    channelVerifiedView,
  );
  addChange(command, app, 'start', 'have Google tell of changes');
  addChange(command, app, 'stop', 'have it tell no more, until somebody starts it');
  addChange(command, app, 'recreate', 'open another channel, and stop the one before');
  addTest(command, app);
};

type ToldView = typeof channelListView;

async function told(view: ToldView, named: string | null, app: App): Promise<void> {
  app.owedIsTold();
  const address = (await app.receiver())?.address ?? null;
  app.show(view(await readChannels(named, address, await app.ports()), await app.time()));
}

const CALENDAR = 'what the shop calls it; left out: all';

function addTold(channel: Command, app: App, name: string, description: string, view: ToldView): void {
  examples(
    channel.command(name).description(description).argument('[calendar]', CALENDAR, textOf('name')),
    [`channel ${name}`, 'all calendars'],
    [`channel ${name} primary`, 'one of them'],
    [`channel ${name} --json`, 'for a script'],
  ).action(async (named: string | undefined) => told(view, named ?? null, app));
}

function addChange(channel: Command, app: App, deed: ChannelDeed, description: string): void {
  const command = channel
    .command(deed)
    .description(description)
    .argument('[calendar]', CALENDAR, textOf('name'));
  examples(
    writing(command),
    [`channel ${deed}`, 'all calendars'],
    [`channel ${deed} primary`, 'one of them'],
    [`channel ${deed} --dry-run`, 'what would happen'],
  ).action(async (named: string | undefined) => {
    app.owedIsTold();
    const address = (await app.receiver())?.address ?? null;
    const ports = await app.ports();
    const write = await writeOf(app, command);
    const changed = await changeChannels({ deed, named: named ?? null, address }, write, ports);
    app.show(changedChannelsView(changed.value, outcomeOf(changed, write), await app.time()));
  });
}

function addTest(channel: Command, app: App): void {
  examples(
    channel
      .command('test')
      .description('make a marked event, wait for Google to tell of it, and remove it')
      .argument(
        '[calendar]',
        'what the shop calls it; left out: the first that has a channel',
        textOf('name'),
      ),
    ['channel test', 'the first calendar that has a channel'],
    ['channel test primary', 'one of them'],
    ['channel test --json', 'how long each step took, for a script'],
  ).action(async (named: string | undefined) => {
    app.owedIsTold();
    const address = (await app.receiver())?.address ?? null;
    const ports = await app.ports();
    const interruption = app.heedInterruption('To remove the event that this has made: bay test-suite');
    const { signal } = interruption;
    signal.addEventListener('abort', () => app.warn('Interrupted: removing the event.'));
    try {
      const tried: View = triedChannelView(
        await tryChannel(named ?? null, address, signal, ports),
        await app.time(),
      );
      app.show(tried);
    } finally {
      interruption.release();
    }
  });
}
