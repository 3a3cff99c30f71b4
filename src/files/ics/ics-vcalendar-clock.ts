import { wallOf } from '../../domain/stamp-text.ts';
import { BEFORE_ALL, fixedZone, type ZoneRules } from '../../domain/zone.ts';
import type { IcsCalendar } from './ics-scan.ts';
import { zoneKey, zoneOfOffset } from './ics-zone-names.ts';

/** The clock that vCalendar 1.0 writes at the head of a calendar. */
export interface HeadClock {
  readonly zone: ZoneRules;
  /** Whether it says in words that there is no summer time. */
  readonly isFixed: boolean;
}

function offsetIn(text: string): number | null {
  return zoneOfOffset(zoneKey(text))?.offsets[0] ?? null;
}

function momentIn(text: string, offset: number): number | null {
  const wall = wallOf(text.trim().toUpperCase());
  return wall === null ? null : /z\s*$/i.test(text) ? wall : wall - offset;
}

/** Of `TZ:-05` and `DAYLIGHT:TRUE;-04;20260308T020000;20261101T020000;EST;EDT`; null where there is no offset. */
export function headClock({ offset: written, summers }: IcsCalendar): HeadClock | null {
  const standard = written === null ? null : offsetIn(written);
  if (written === null || standard === null) return null;
  const changes: { at: number; offset: number }[] = [];
  for (const summer of summers) {
    const [holds = '', ahead = '', from = '', to = ''] = summer.split(';');
    const offset = /^\s*true\s*$/i.test(holds) ? offsetIn(ahead) : null;
    if (offset === null) continue;
    const [begins, ends] = [momentIn(from, standard), momentIn(to, offset)];
    if (begins !== null && ends !== null && begins < ends)
      changes.push({ at: begins, offset }, { at: ends, offset: standard });
  }
  changes.sort((a, b) => a.at - b.at);
  const isFixed = summers.length > 0 && summers.every((summer) => /^\s*false/i.test(summer));
  const fixed = fixedZone(written, standard);
  if (changes.length === 0) return { zone: fixed, isFixed };
  return {
    zone: {
      ...fixed,
      changes: [BEFORE_ALL, ...changes.map(({ at }) => at)],
      offsets: [standard, ...changes.map(({ offset }) => offset)],
    },
    isFixed,
  };
}
