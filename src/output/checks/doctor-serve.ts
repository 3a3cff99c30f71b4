import type { Instant } from '../../domain/interval.ts';
import type { ReceiverSettings } from '../../settings/settings.ts';
import type { ServingStanding } from '../../usecases/health/check-serving.ts';
import { momentText, type ShopTime } from '../form/moments.ts';
import { type Diagnosis, ok, warning } from './diagnosis.ts';

/** Whether somebody keeps step while nobody types; of a book with calendars of its own only where somebody does, or did. */
export function servingDiagnoses(
  standing: ServingStanding,
  { isInTheBook }: { readonly isInTheBook: boolean },
  time: ShopTime,
): Diagnosis[] {
  if (standing.kind === 'runs') {
    const { since, lookedAt } = standing;
    return [
      ok('serve', `runs since ${momentText(since, time)}, looked last at ${momentText(lookedAt, time)}`),
    ];
  }
  if (standing.kind === 'silent') {
    const detail = `nothing was heard of it since ${momentText(standing.since, time)}: it was ended without a word, or is stuck`;
    return [warning('serve', detail, 'bay serve')];
  }
  const detail = 'not running: the calendars are in step after each bay sync; to have them always: bay serve';
  return isInTheBook ? [] : [ok('serve', detail)];
}

/** Whether what Google is told to notify leads anywhere on this machine, while somebody keeps step. */
export function receiverDiagnosis(
  { address, port }: ReceiverSettings,
  { listens, heardAt }: { readonly listens: boolean; readonly heardAt: Instant | null },
  time: ShopTime,
): Diagnosis {
  const place = `127.0.0.1:${port}`;
  if (!listens) {
    const detail = `Google is to notify ${address}, and nothing on this machine listens at ${place}`;
    return warning('receiver', detail, `bay serve --receiver-port ${port}`);
  }
  const heard = heardAt === null ? 'not heard of yet' : `last heard of at ${momentText(heardAt, time)}`;
  return ok('receiver', `Google notifies ${address}, which has to lead to ${place}: ${heard}`);
}
