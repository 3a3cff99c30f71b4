import type { ModeFull } from '../../domain/mode-limits.ts';
import type { VisitMode } from '../../domain/visit-mode.ts';
import { dateAt, isoText } from '../../domain/zone.ts';
import { EXIT } from '../form/exit-code.ts';
import type { ExplainAll } from '../form/explanation.ts';
import { capitalised, dayText, firstListed, type ShopTime, slotText, today } from '../form/moments.ts';

const ONE_MORE: Readonly<Record<VisitMode, string>> = {
  wait: 'waiting',
  drop_off: 'dropped off',
  tow_in: 'towed in',
  night_drop: 'left overnight',
  loaner: 'with a loaner',
};

/** More of them help nobody. */
const NAMED = 5;

/** The limits of the shop's for how cars come. */
export const MODE_FULL: ExplainAll<'mode-full'> = {
  'mode-full': (full, time) => {
    const { mode, per, most, during, slot, appointmentIds, instead, nearest } = full;
    const ids = appointmentIds.map((id) => `#${id}`);
    const there = ids.length === 0 ? '' : `: ${firstListed(ids, NAMED)}`;
    return {
      exitCode: EXIT.refused,
      message: `${capitalised(modeFullText(full, time))}${there}.`,
      cures: [
        { do: 'choose-another-time', nearest, from: dateAt(time.zone, slot.start) },
        ...(instead.includes('mode') ? [{ do: 'come-otherwise', mode } as const] : []),
        ...(instead.includes('reason') ? [{ do: 'give-a-reason' } as const] : []),
      ],
      details: {
        mode,
        per,
        most,
        from: isoText(time.zone, during.start),
        until: isoText(time.zone, during.end),
        appointment_ids: [...appointmentIds],
        scheduled_at: isoText(time.zone, slot.start),
        nearest: nearest.map((at) => isoText(time.zone, at)),
      },
    };
  },
};

/** `no room for one more waiting Tue 24 Nov 09:00–10:00, the shop takes 2 an hour` */
export function modeFullText(
  { mode, per, most, during }: Pick<ModeFull, 'mode' | 'per' | 'most' | 'during'>,
  time: ShopTime,
): string {
  const when =
    per === 'hour' ? slotText(during, time) : dayText(dateAt(time.zone, during.start), today(time));
  return `no room for one more ${ONE_MORE[mode]} ${when}, the shop takes ${most} ${per === 'hour' ? 'an hour' : 'a day'}`;
}
