import { deliveryView } from '../../output/delivery.ts';
import { type Delivery, deliverChanges } from '../../usecases/deliver-changes.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Fill } from '../load-command.ts';
import { writeOf, writing } from '../writing.ts';

export const fillSync: Fill = (command, app) =>
  writing(command).action(async () => {
    const ports = await app.ports();
    const write = await writeOf(app, command);
    const earlier = await ports.store.earlierResult<Delivery>(write.key);
    const delivery = earlier ?? (write.dryRun ? await owedNow(ports) : await deliverChanges(ports));
    if (earlier === null) await ports.store.keepResult(delivery, write);
    app.show(deliveryView(delivery, write));
  });

async function owedNow({ store }: Pick<Ports, 'store'>): Promise<Delivery> {
  return { delivered: 0, pending: await store.images.pendingCount() };
}
