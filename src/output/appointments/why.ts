import type { Instant } from '../../domain/interval.ts';
import { isoText } from '../../domain/zone.ts';
import type { WhyAnswer } from '../../usecases/booking/why-not.ts';
import { explainFailure } from '../failure/failure.ts';
import { listed, momentText, type ShopTime } from '../form/moments.ts';
import { clean, safe } from '../form/safe-text.ts';
import type { View } from '../form/view.ts';

/** Why a time is impossible, and the nearest that are not; or that it is free. */
export function whyView(answer: WhyAnswer, { at }: { readonly at: Instant }, time: ShopTime): View {
  const message = answer.possible ? free(answer, at, time) : explainFailure(answer.refusal, time).message;
  const nearest = answer.possible ? [] : answer.nearest;
  const told = nearest.map(({ start, bays }) => clean`${momentText(start, time)}, ${listed(bays, 'or')}`);
  return {
    message,
    data: {
      possible: answer.possible,
      at: isoText(time.zone, at),
      reason: answer.possible ? null : message,
      code: answer.possible ? null : answer.refusal.code,
      nearest: nearest.map(({ start, bays }) => ({ start: isoText(time.zone, start), bays: [...bays] })),
    },
    text: (theme) => `${safe(message)}\n${told.map((line) => `  ${theme.dim('free')} ${line}\n`).join('')}`,
  };
}

function free(
  { bay, technicians }: Extract<WhyAnswer, { possible: true }>,
  at: Instant,
  time: ShopTime,
): string {
  const where = technicians.length === 0 ? bay : clean`${bay}, ${listed(technicians, 'and')}`;
  return clean`${momentText(at, time)} is free: ${where}.`;
}
