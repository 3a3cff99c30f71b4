import { doctorView, isHealthy } from '../../output/doctor.ts';
import { checkHealth } from '../../usecases/check-health.ts';
import type { Fill } from '../load-command.ts';

/** EX_IOERR of sysexits.h, bay's code for a database that cannot be trusted to be written. */
const DATABASE_EXIT_CODE = 74;

export const fillDoctor: Fill = (command, app) =>
  command.action(async () => {
    const findings = await checkHealth(await app.ports());
    app.show(doctorView(findings));
    if (!isHealthy(findings)) app.leaveWith(DATABASE_EXIT_CODE);
  });
