import type { EventVersion } from '../../domain/event-version.ts';
import { wallOf } from '../../domain/stamp-text.ts';
import { plainProperty } from './ics-property.ts';
import type { IcsEvent } from './ics-scan.ts';
import type { IcsBusy } from './ics-time.ts';

/** Whether the event was called off, or is marked as not taking time. */
export function standing({ lines, calendar }: IcsEvent): Pick<IcsBusy, 'busy' | 'cancelled'> {
  return {
    busy: !(isTransparent(lines.TRANSP) || saysWord(lines['X-MICROSOFT-CDO-BUSYSTATUS'], 'FREE')),
    cancelled:
      calendar.method === 'CANCEL' ||
      saysWord(lines.STATUS, 'CANCELLED') ||
      saysWord(lines.STATUS, 'CANCELED'),
  };
}

/** vCalendar 1.0 has numbers for it, of which 0 takes time. */
function isTransparent(rest: string | undefined): boolean {
  return saysWord(rest, 'TRANSPARENT') || (rest !== undefined && /:\s*[1-9]\d*\s*$/.test(rest));
}

/** For properties whose value is one of a few words. */
function saysWord(rest: string | undefined, word: string): boolean {
  return rest !== undefined && rest.length > word.length && rest.trimEnd().toUpperCase().endsWith(`:${word}`);
}

export function versionOf({ lines }: IcsEvent): EventVersion {
  const sequence = lines.SEQUENCE === undefined ? 0 : Number(plainProperty(lines.SEQUENCE).value) || 0;
  const saidAt =
    lines.DTSTAMP === undefined ? null : wallOf(plainProperty(lines.DTSTAMP).value.toUpperCase());
  return { sequence, saidAt };
}

/** The same for one event after the other: many exports give all of them one version. */
export function versionReader(): (event: IcsEvent) => EventVersion {
  let last: IcsEvent['lines'] | null = null;
  let version: EventVersion = { sequence: 0, saidAt: null };
  return (event) => {
    const { SEQUENCE, DTSTAMP } = event.lines;
    if (last?.SEQUENCE !== SEQUENCE || last?.DTSTAMP !== DTSTAMP) version = versionOf(event);
    last = event.lines;
    return version;
  };
}
