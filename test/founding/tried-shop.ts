import { googleWorkshop } from '../support/google-workshop.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';
const TEN = 'book --customer 2 --service oil_change --at 2026-11-23T10:00';

/**
 * A morning at a shop whose calendar is Google's, by the answers of its commands: what is asked when all is well, while Google gives
 * no answer, and after it was mended.
 */
export async function triedShop() {
  const { done, bay, data, json, google, at } = await googleWorkshop();
  await done(NINE, TEN, 'sync');
  await bay(TEN.replace('--customer 2', '--customer 1'));
  await done('reschedule 2 --to 11:00', 'cancel 2 --reason other');
  const well = await json('health');
  google.faults.next('quota');
  await done('slots tue');

  google.faults.add({ when: {}, fault: 'redirect', times: 1_000 });
  at('Mon 2026-11-23 07:10');
  await bay('book --customer 2 --service oil_change --at 2026-11-23T14:00');
  at('Mon 2026-11-23 07:30');
  await bay('fix');
  at('Mon 2026-11-23 07:45');
  const away = await json('health primary');
  const fixedInVain = await bay('fix');
  const [queue, alerts] = [await data('queue list'), await data('alerts list')];
  const resolved = await json(`alerts resolve ${alerts.alerts[0]?.alert_id}`);

  google.faults.clear();
  const fixed = await json('fix');
  return {
    well,
    away,
    fixedInVain,
    queue,
    alerts,
    resolved,
    fixed,
    left: await data('queue list'),
    /** Of the week, when all of this was done. */
    metrics: await data('metrics'),
    ofOneCalendar: await data('metrics --calendar primary'),
    prometheus: (await bay('metrics --prometheus')).stdout,
    doctor: await data('doctor'),
  };
}

export type TriedShop = Awaited<ReturnType<typeof triedShop>>;
