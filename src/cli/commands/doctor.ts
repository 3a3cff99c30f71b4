import { AppError, failureOf } from '../../failure.ts';
import type { Diagnosis } from '../../output/checks/diagnosis.ts';
import { doctorView } from '../../output/checks/doctor.ts';
import { agentDiagnoses } from '../../output/checks/doctor-agents.ts';
import { bookDiagnoses, placeDiagnoses } from '../../output/checks/doctor-book.ts';
import {
  alertsDiagnosis,
  calendarDiagnoses,
  exposureDiagnoses,
  ownCalendarDiagnosis,
  signInDiagnoses,
  tieAheadDiagnosis,
  unusableSignInDiagnosis,
} from '../../output/checks/doctor-calendar.ts';
import { receiverDiagnosis, servingDiagnoses } from '../../output/checks/doctor-serve.ts';
import { visitsOutsideDiagnosis } from '../../output/shop/visits-outside.ts';
import { lastHeardAt } from '../../usecases/channels/last-heard.ts';
import { agentsPace, PACE_DAYS } from '../../usecases/health/agents-pace.ts';
import { checkCalendars } from '../../usecases/health/check-calendars.ts';
import { type BookHealth, checkHealth } from '../../usecases/health/check-health.ts';
import { checkServing } from '../../usecases/health/check-serving.ts';
import { visitsOutside } from '../../usecases/shop/visits-outside.ts';
import type { App } from '../app.ts';
import { triedSignIn } from '../calendars/tried-sign-in.ts';
import { examples } from '../help/examples.ts';
import type { Fill } from '../run/load-command.ts';

export const fillDoctor: Fill = (command, app) =>
  examples(
    command,
    ['doctor', 'looks through book, sign-in and calendars'],
    ['doctor --json', 'the same, for a script'],
    ['doctor && bay sync', 'goes on only where all is well'],
  ).action(async () => {
    app.show(doctorView(await diagnosesOf(app)));
  });

async function diagnosesOf(app: App): Promise<Diagnosis[]> {
  // Asked once before the book is opened: what threatens the sign-ins is among the findings, and no warning beside them.
  await app.signInWarnings();
  const health = await healthOf(app);
  if (health.kind === 'damaged') return bookDiagnoses(health);
  const ports = await app.ports();
  const time = await app.time();
  const book = [
    ...bookDiagnoses(health),
    ...placeDiagnoses(await app.unfitPlace()),
    ...visitsOutsideDiagnosis(await visitsOutside(await app.shop(), ports), time),
    ...agentDiagnoses(await agentsPace(ports), PACE_DAYS),
  ];
  // Asked first: only then is it known whether Google still takes the sign-ins.
  const calendars = calendarDiagnoses(await checkCalendars(ports), time);
  const serving = await checkServing(ports);
  calendars.push(...servingDiagnoses(serving, ports.calendar, time));
  if (serving.kind === 'runs' && !ports.calendar.isInTheBook)
    calendars.push(...(await receiverFindings(app)));
  if (ports.calendar.isInTheBook)
    return [
      ...book,
      ownCalendarDiagnosis(await clientWaits(app)),
      ...exposureDiagnoses(await app.signInWarnings()),
      ...calendars,
    ];
  const { tieAhead } = await app.book();
  const untied = tieAhead === null ? [] : [tieAheadDiagnosis(tieAhead)];
  const alerts = alertsDiagnosis(await app.alertWays());
  return [...book, ...(await signInFindings(app)), ...untied, ...calendars, alerts];
}

async function receiverFindings(app: App): Promise<Diagnosis[]> {
  const receiver = await app.receiver();
  if (receiver === null) return [];
  const listens = await (await app.desk()).listensAt(receiver.port);
  const heardAt = await lastHeardAt(await app.ports());
  return [receiverDiagnosis(receiver, { listens, heardAt }, await app.time())];
}

/** One that cannot be read is a finding as well. */
async function signInFindings(app: App): Promise<Diagnosis[]> {
  const time = await app.time();
  try {
    const signIns = await app.signIns();
    const refusals = new Map<string, Diagnosis>();
    for (const { account, signedInAt, refused } of await signIns.list()) {
      // That Google is away, the calendars tell.
      const tried = refused === null ? await triedSignIn(account, signIns) : null;
      if (tried?.kind !== 'refused') continue;
      const { why } = tried;
      const { explainFailure } = await import('../../output/failure/failure.ts');
      const expired = { code: 'sign-in-expired', account, why, signedInAt } as const;
      refusals.set(account, unusableSignInDiagnosis(explainFailure(expired, time), time));
    }
    // Asked first, then read: what has ended for good is told as such.
    const known = await signIns.list();
    const others = known.filter(({ account, refused }) => refused !== null || !refusals.has(account));
    for (const { account } of others) refusals.delete(account);
    const warnings = await app.signInWarnings();
    return [
      ...refusals.values(),
      ...(others.length === 0 && refusals.size > 0
        ? exposureDiagnoses(warnings)
        : signInDiagnoses(others, warnings, time)),
    ];
  } catch (thrown) {
    const failure = failureOf(thrown, 'token-store-failed');
    if (failure === null) throw thrown;
    const { explainFailure } = await import('../../output/failure/failure.ts');
    return [
      unusableSignInDiagnosis(explainFailure(failure, time), time),
      ...exposureDiagnoses(await app.signInWarnings()),
    ];
  }
}

/** A book so damaged that it cannot even be opened is a finding like any other. */
async function healthOf(app: App): Promise<BookHealth> {
  try {
    const health = await checkHealth(await app.ports());
    app.damageIsTold();
    return health;
  } catch (thrown) {
    const damaged = failureOf(thrown, 'database-damaged');
    if (damaged === null) throw thrown;
    app.damageIsTold();
    return { kind: 'damaged', found: damaged.found };
  }
}

/** True for a shop that has a Google client and no sign-in yet. */
async function clientWaits(app: App): Promise<boolean> {
  try {
    const signIns = await app.signIns();
    return signIns.hasClient && (await signIns.list()).length === 0;
  } catch (thrown) {
    if (thrown instanceof AppError) return false;
    throw thrown;
  }
}
