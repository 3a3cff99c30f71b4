import type { App } from '../../app.ts';
import { type Diagnosis, doctorExitCode, doctorView } from '../../output/doctor.ts';
import { calendarDiagnoses, signInDiagnoses } from '../../output/doctor-calendar.ts';
import { checkCalendars } from '../../usecases/check-calendars.ts';
import { checkHealth } from '../../usecases/check-health.ts';
import type { Fill } from '../load-command.ts';

/** EX_IOERR of sysexits.h, bay's code for a database that cannot be trusted to be written. */
const DATABASE_EXIT_CODE = 74;

export const fillDoctor: Fill = (command, app) =>
  command.action(async () => {
    const diagnoses = await diagnosesOf(app);
    app.show(doctorView(diagnoses));
    app.leaveWith(doctorExitCode(diagnoses));
  });

async function diagnosesOf(app: App): Promise<Diagnosis[]> {
  const ports = await app.ports();
  const findings = await checkHealth(ports);
  const book = findings.map((finding) => ({ ...finding, exitCode: DATABASE_EXIT_CODE }));
  if (findings.some(({ status }) => status === 'problem')) return book;
  const time = await app.time();
  // Asked first: only then is it known whether Google still takes the sign-ins.
  const calendars = calendarDiagnoses(await checkCalendars(ports), time);
  const signIns = ports.calendar.source === 'local' ? null : await (await app.signIns()).list();
  return [...book, ...signInDiagnoses(signIns, await app.signInWarnings(), time), ...calendars];
}
