import type { Command } from 'commander';
import { type Clock, fixedClock } from '../../clock.ts';
import type { Failure } from '../../failure.ts';
import { endedAtOnce, standingNote, standingView } from '../../output/form/last-word.ts';
import { themeOf } from '../../output/form/theme.ts';
import { failureEnvelope, jsonText, viewExitCode } from '../../output/form/view.ts';
import { requestText, waitingText } from '../../output/notices/on-the-way.ts';
import { type Environment, fixedNow, shopNames } from '../../settings/settings.ts';
import type { Committed, Door, Ports } from '../../usecases/ports.ts';
import type { App, GlobalOptions } from '../app.ts';
import type { WritingOptions } from '../options/writing.ts';
import { pagingOn } from '../terminal/paging.ts';
import type { World } from '../world.ts';
import { timeOf } from './above-answers.ts';
import { askingOn } from './asking-on.ts';
import { commandLineOf } from './command-line.ts';
import { interruptionsIn } from './interruptions.ts';
import { bookOpenedWith } from './opened-book.ts';
import type { ProgramApp } from './program-app.ts';
import { settingsOf } from './run-settings.ts';
import { speakingTo } from './speaking.ts';

export function openApp(
  program: Command,
  world: World,
  doing: App['doing'] = async () => undefined,
): ProgramApp {
  const { environment, stdout } = world;
  let fixed: Clock | null = null;
  let exitCode: number | null = null;
  let dryRun = false;
  let running: Command | null = null;
  program.hook('preAction', (_, command) => {
    running = command;
    dryRun = command.opts<WritingOptions>().dryRun === true;
  });

  const options = () => program.opts<GlobalOptions>();
  const clock = () => {
    fixed ??= clockIn(environment, world.clock);
    return fixed;
  };
  const paging = pagingOn(world, options);
  const speaking = speakingTo(world, options, paging, () => asking.isRepeating);
  const { settings, newShop } = settingsOf(world, options, speaking.warn);

  /** What is in the book, and of which nothing has been said yet. */
  let standing: Committed | null = null;
  const interruptions = interruptionsIn(world, (signalCode, left) => {
    // A document of which a part is out already is not begun again.
    if (exitCode !== null) {
      paging.writeAll();
      return exitCode;
    }
    if (standing !== null) {
      app.show(standingView(standing));
      app.warn(standingNote(standing));
      return 0;
    }
    const ended = endedAtOnce(left);
    if (options().json) stdout.write(jsonText(failureEnvelope(ended)));
    else app.tell(`${themeOf({ color: app.colorOn(world.stderr) }).failed} ${ended.message} ${ended.hint}`);
    return signalCode;
  });
  const asking = askingOn(world, options, interruptions, () => speaking.colorOn(world.stderr));
  const bugs: unknown[] = [];
  const door: Door = {
    get interruption() {
      return interruptions.signal;
    },
    observe: (event) => {
      if (event.kind === 'waiting') app.warn(waitingText(event));
      if (event.kind === 'request' && options().verbose) app.tell(requestText(event));
    },
    tellOfBug: (thrown) => void bugs.push(thrown),
    tellOfCommit: (committed) => {
      standing = committed;
      asking.settle();
    },
  };
  const opened = bookOpenedWith({
    settings,
    options,
    clock,
    door,
    dryRun: () => dryRun,
    interruptions,
    warn: speaking.warn,
  });

  const app: ProgramApp = {
    ...speaking,
    book: opened.book,
    shop: opened.shop,
    damageIsTold: opened.damageIsTold,
    owedIsTold: opened.owedIsTold,
    exitCode: () => exitCode,
    ended: (code) => {
      exitCode = code;
    },
    get options() {
      return options();
    },
    get clock() {
      return clock();
    },
    desk: async () => {
      const desk = await world.desk();
      const { unlessInterrupted } = interruptions;
      return {
        ...desk,
        readText: (file, what) => unlessInterrupted(desk.readText(file, what)),
        readDecoded: (file, what) => unlessInterrupted(desk.readDecoded(file, what)),
      };
    },
    ports: async () => (await opened.book()).ports,
    signIns: async () => (await import('../../wiring/google.ts')).openSignIns(await settings(), clock()),
    signInWarnings: opened.signIns.shown,
    warnOfSignIns: opened.signIns.warn,
    unfitPlace: async () => (await settings()).unfitPlace,
    alertWays: async () => {
      const { command, webhook, email } = (await settings()).alerts();
      return Object.entries({ command, webhook, email }).flatMap(([name, way]) => (way === null ? [] : name));
    },
    receiver: async () => (await settings()).receiver(),
    alertSinks: async () => {
      const { openSinks } = await import('../../wiring/watch.ts');
      return openSinks((await settings()).alerts(), clock(), environment);
    },
    createShop: async (name, how) => {
      const given = await newShop(name);
      return (await import('../../wiring/book.ts')).createShop(given, clock(), how);
    },
    time: async () => timeOf(await app.shop(), clock().now()),
    get hasScreen() {
      return stdout.isTerminal;
    },
    show: (view) => {
      asking.settle();
      exitCode = viewExitCode(view);
      speaking.result(view);
    },
    commandLine: commandLineOf(() => running),
    prompter: asking.prompter,
    untilSettled: asking.untilSettled,
    endWhenInterrupted: interruptions.endWhenInterrupted,
    get isInterrupted() {
      return interruptions.isInterrupted;
    },
    unlessInterrupted: interruptions.unlessInterrupted,
    heedInterruption: interruptions.heedInterruption,
    scratchStore: async (rules, zone) =>
      (await import('../../wiring/book.ts')).openScratchStore(rules, zone, clock()),
    doing,
    browse: world.browse,
    openPage: (file) =>
      world.openPage(file).then(
        () => true,
        () => false,
      ),
    actor: async () => (await settings()).actor(),
    digest: async (text) => (await app.ports()).digest(text),
    namesKnown: async () => (await import('../../wiring/names.ts')).namesKnown(await settings()),
    shopsKnown: () => shopNames(environment, world.machine),
    timeKnown: async () => {
      const known = (await opened.ifOpened()) === null ? null : await app.shop().catch(() => null);
      const now = app.nowOr(world.clock);
      return known === null ? { zone: null, now } : timeOf(known, now);
    },
    nowOr: (running) => (fixed ?? running).now(),
    survived: () => bugs,
    damage: async () => {
      const book = await opened.ifOpened();
      return book ? damageOf(book.ports.store) : null;
    },
    close: async () => {
      await paging.shown();
      await opened.close();
    },
  };
  return app;
}

/** A book that is damaged is not to be trusted with the question, either. */
async function damageOf({ health }: Ports['store']): Promise<Failure | null> {
  const { location } = await health.facts().catch(() => ({ location: 'of this shop' }));
  const found = await health
    .check()
    .catch((thrown: Error) => [{ kind: 'unreadable', said: thrown.message } as const]);
  return found.length === 0 ? null : { code: 'database-damaged', file: location, found };
}

/** `BAY_NOW` stops the clock. */
function clockIn(environment: Environment, running: Clock): Clock {
  const now = fixedNow(environment);
  return now === null ? running : fixedClock(now);
}
