import type { Command } from 'commander';
import type { Book } from '../../book.ts';
import { type Clock, fixedClock } from '../../clock.ts';
import type { Instant } from '../../domain/interval.ts';
import type { Shop, ShopNames } from '../../domain/shop.ts';
import { AppError, type Failure } from '../../failure.ts';
import { endedAtOnce, standingNote, standingView } from '../../output/form/last-word.ts';
import type { KnownTime } from '../../output/form/moments.ts';
import { themeOf } from '../../output/form/theme.ts';
import { envelope, failureEnvelope, jsonText, type View, viewExitCode } from '../../output/form/view.ts';
import { inColumns } from '../../output/form/wrap.ts';
import { requestText, waitingText } from '../../output/notices/on-the-way.ts';
import { type Environment, fixedNow, shopNames } from '../../settings/settings.ts';
import type { Committed, Door, Ports } from '../../usecases/ports.ts';
import type { App, GlobalOptions, OutputStream } from '../app.ts';
import type { WritingOptions } from '../options/writing.ts';
import { pagingOn } from '../terminal/paging.ts';
import { colorWanted, columnsOf, widthFor } from '../terminal/terminal-looks.ts';
import type { World } from '../world.ts';
import { aboveAnswers, timeOf } from './above-answers.ts';
import { askingOn } from './asking-on.ts';
import { interruptionsIn } from './interruptions.ts';
import { settingsOf } from './run-settings.ts';
import { signInWarningsBy } from './sign-in-warnings.ts';

/** The app, and what only the run itself needs of it. */
export interface ProgramApp extends App {
  /** That of the result; null as long as none was shown. */
  exitCode(): number | null;
  /** The command has come to its end without one, and with this code. */
  ended(exitCode: number): void;
  /** The shop's clock as far as a command got to know it, and the present. */
  timeKnown(): Promise<KnownTime>;
  /** The present as `BAY_NOW` has it; that of `running` if it is not set to an instant. */
  nowOr(running: Clock): Instant;
  colorOn(stream: OutputStream, environment: Environment): boolean;
  /** What the shop's book calls what it has, as far as there is one that can be read now. */
  namesKnown(): Promise<ShopNames>;
  /** The shops that have a book here. */
  shopsKnown(): readonly string[];
  /** Bugs that took nothing away from what was done. */
  survived(): readonly unknown[];
  /** What is damaged in the book, if a command got so far as to open it. Reads all of it. */
  damage(): Promise<Failure | null>;
  /** After the answer: looks at the book as far as that is due, warns where it is damaged, and closes it. */
  close(): Promise<void>;
}

export function openApp(
  program: Command,
  world: World,
  doing: App['doing'] = async () => undefined,
): ProgramApp {
  const { environment, stdout } = world;
  let opened: Promise<Book> | null = null;
  let shop: Promise<Shop> | null = null;
  let fixed: Clock | null = null;
  let exitCode: number | null = null;
  let damageTold = false;
  let owedTold = false;
  let dryRun = false;
  program.hook('preAction', (_, command) => {
    dryRun = command.opts<WritingOptions>().dryRun === true;
  });

  const options = () => program.opts<GlobalOptions>();
  const colorOn = (stream: OutputStream) => colorWanted(stream, options(), environment);

  const clock = () => {
    fixed ??= clockIn(environment, world.clock);
    return fixed;
  };

  const { settings, newShop } = settingsOf(world, options, (text) => app.warn(text));
  const signIns = signInWarningsBy(
    async () =>
      (await import('../../wiring/google.ts')).signInWarningsNow(
        await settings(),
        clock(),
        (await shop?.catch(() => null)) ?? null,
      ),
    (text) => app.warn(text),
  );

  const paging = pagingOn(world, options);

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
    else app.tell(`${themeOf({ color: colorOn(world.stderr) }).failed} ${ended.message} ${ended.hint}`);
    return signalCode;
  });
  const asking = askingOn(world, options, interruptions, () => colorOn(world.stderr));
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

  const shown = (view: View) => {
    const theme = themeOf({ color: colorOn(stdout), ...columnsOf(stdout) });
    const text = view.text(theme);
    return view.isLaidOut === true ? text : inColumns(text, theme.columns);
  };

  const shopIn = (ports: Ports): Promise<Shop> => {
    shop ??= import('../../usecases/shop/current-shop.ts').then(({ currentShop }) => currentShop(ports));
    return shop;
  };

  const above = aboveAnswers({ clock, shopIn, warn: (text) => app.warn(text) });

  const open = async (): Promise<Book> => {
    const given = await settings();
    const { openBook } = await import('../../wiring/book.ts');
    // Whose calendar the book's names lead to may have to be asked at Google.
    if (given.google !== null || given.nearby !== null) interruptions.endWhenInterrupted();
    const tied = async (notices: Book['notices']) => {
      await above.notices({ notices, ports: await app.ports() });
      // Its names lead elsewhere now.
      shop = null;
    };
    const book = await openBook(given, clock(), door, { dryRun, tied });
    if (book.made !== null) {
      const { madeBookText } = await import('../../output/notices/made-book.ts');
      app.warn(madeBookText(book.made, options()));
    }
    // Where even this cannot be read, what was asked for will say so.
    if (await book.ports.store.inbox.behind().catch(() => false))
      app.warn((await import('../../output/notices/book-behind.ts')).BEHIND_NOTE);
    await above.notices(book);
    if (!book.ports.calendar.isInTheBook) {
      signIns.areNeeded();
      // How soon the end of a sign-in is told, depends on when the shop is open.
      await shopIn(book.ports).catch(() => null);
      if (!owedTold) await above.owed(book.ports);
    }
    await above.promises(book.ports);
    if (interruptions.isInterrupted) {
      await book.ports.store.close();
      throw new AppError({ code: 'interrupted' });
    }
    await app.warnOfSignIns();
    return book;
  };

  const app: ProgramApp = {
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
    book: () => {
      opened ??= open();
      return opened;
    },
    ports: async () => (await app.book()).ports,
    signIns: async () => (await import('../../wiring/google.ts')).openSignIns(await settings(), clock()),
    signInWarnings: signIns.shown,
    warnOfSignIns: signIns.warn,
    createShop: async (name, how) => {
      const given = await newShop(name);
      return (await import('../../wiring/book.ts')).createShop(given, clock(), how);
    },
    shop: async () => shop ?? shopIn(await app.ports()),
    time: async () => timeOf(await app.shop(), clock().now()),
    get hasScreen() {
      return stdout.isTerminal;
    },
    show: (view) => {
      asking.settle();
      const text = options().json ? jsonText(envelope(view)) : shown(view);
      exitCode = viewExitCode(view);
      if (!paging.keeps(text)) stdout.write(text);
    },
    showBefore: (view) => {
      if (!options().json && !asking.isRepeating) stdout.write(shown(view));
    },
    tell: (text) => {
      if (!asking.isRepeating)
        paging.after(() => world.stderr.write(`${inColumns(text, widthFor(world.stderr))}\n`));
    },
    warn: (text) => app.tell(`${themeOf({ color: colorOn(world.stderr) }).warning} ${text}`),
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
    digest: async (text) => (await import('./digest.ts')).digest(text),
    namesKnown: async () => (await import('../../wiring/names.ts')).namesKnown(await settings()),
    shopsKnown: () => shopNames(environment, world.machine),
    timeKnown: async () => {
      const known = opened === null ? null : await app.shop().catch(() => null);
      const now = app.nowOr(world.clock);
      return known === null ? { zone: null, now } : timeOf(known, now);
    },
    nowOr: (running) => (fixed ?? running).now(),
    colorOn,
    survived: () => bugs,
    showAside: (view) => {
      const theme = themeOf({ color: colorOn(world.stderr), ...columnsOf(world.stderr) });
      app.tell(view.text(theme).trimEnd());
    },
    damageIsTold: () => {
      damageTold = true;
    },
    owedIsTold: () => {
      owedTold = true;
    },
    damage: async () => {
      const book = await opened?.catch(() => null);
      return book ? damageOf(book.ports.store) : null;
    },
    close: async () => {
      await paging.shown();
      const ports = (await opened?.catch(() => null))?.ports;
      if (ports === undefined) return;
      const { store, stopwatch } = ports;
      try {
        const found = await store.health.checkInPassing(clock().now(), stopwatch);
        if (found.length > 0 && !damageTold)
          app.warn((await import('../../output/notices/damage.ts')).damageNote(found));
      } catch (thrown) {
        // What was asked has been answered: that the book is busy or out of reach now is the next command's matter.
        if (!(thrown instanceof AppError)) throw thrown;
      } finally {
        await store.close();
      }
    },
  };
  return app;
}

/** A book that is damaged is not to be trusted with the question, either. */
async function damageOf({ health }: Ports['store']): Promise<Failure | null> {
  const { location } = await health.facts().catch(() => ({ location: 'of this shop' }));
  const found = await health.check().catch((thrown: Error) => [thrown.message]);
  return found.length === 0 ? null : { code: 'database-damaged', file: location, found };
}

/** `BAY_NOW` stops the clock. */
function clockIn(environment: Environment, running: Clock): Clock {
  const now = fixedNow(environment);
  return now === null ? running : fixedClock(now);
}
