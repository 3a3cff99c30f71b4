import type { Alert } from '../../domain/alerting.ts';
import type { Write, Written } from '../../store/write.ts';
import { answeredOnce } from '../answered-once.ts';
import type { Ports } from '../ports.ts';
import { aboutOf, type ToldAlert } from './keep-watch.ts';

/** More than anybody reads. */
const MOST_ALERTS = 500;

/** What is the matter, the longest first; with `all` what is over, too. `isKept`: whether anybody keeps watch. */
export async function readAlerts(
  { all }: { readonly all: boolean },
  ports: Pick<Ports, 'store'>,
): Promise<{ readonly alerts: readonly ToldAlert[]; readonly isKept: boolean }> {
  const { store } = ports;
  const serving = await store.serving.read();
  const alerts: ToldAlert[] = [];
  for (const alert of await store.alerts.list({ all, limit: MOST_ALERTS }))
    alerts.push(await told(alert, ports));
  return { alerts, isKept: serving !== null && serving.endedAt === null };
}

/** Says that it is seen to. One that is over already stays as it is (`replayed`). Throws `not-found`, `key-reused`. */
export async function resolveAlert(
  id: number,
  write: Write,
  ports: Pick<Ports, 'store'>,
): Promise<Written<ToldAlert>> {
  return answeredOnce(
    write,
    (value: ToldAlert) => ({ value, replayed: true }),
    async () => {
      const { alerts } = ports.store;
      const before = await alerts.get(id);
      const isOver = before !== null && before.endedAt !== null;
      const alert =
        write.dryRun && before !== null
          ? before
          : await alerts.resolve(id, write.actor ?? write.source, write.at);
      const value = await told(alert, ports);
      if (!write.dryRun) await ports.store.keepResult(value, write);
      return { value, replayed: isOver };
    },
    ports,
  );
}

async function told(alert: Alert, ports: Pick<Ports, 'store'>): Promise<ToldAlert> {
  return { alert, about: await aboutOf(alert, ports) };
}
