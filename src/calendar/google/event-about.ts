import type { ListedEvent, StoredEvent } from '../../domain/calendar-event.ts';
import { aboutOthers, type OthersWanted } from '../../domain/others-about.ts';
import { isJson, type Json, listAt, objectAt, textAt } from './json.ts';

/** What an item of a list is, as far as it is wanted; of what is ours or gone nobody asks. */
export function aboutIn(
  item: unknown,
  { allDay, cancelled, stamp, title }: Pick<StoredEvent, 'allDay' | 'cancelled' | 'stamp' | 'title'>,
  wanted: OthersWanted,
): Pick<ListedEvent, 'about'> {
  if (!isJson(item) || cancelled || stamp !== null) return {};
  const told = {
    title,
    allDay,
    place: textAt(item, 'location') ?? '',
    description: textAt(item, 'description') ?? '',
    video: videoIn(item),
    hasPeople: item['attendeesOmitted'] === true || (listAt(item, 'attendees') ?? []).length > 1,
    isSetApart: SET_APART.has(textAt(item, 'eventType') ?? ''),
    isPrivate: PRIVATE.has(textAt(item, 'visibility') ?? ''),
  };
  return { about: aboutOthers(told, wanted) };
}

const SET_APART: ReadonlySet<string> = new Set(['outOfOffice', 'focusTime']);
const PRIVATE: ReadonlySet<string> = new Set(['private', 'confidential']);

/** The ways into its video conference; those of Google's own stand in `hangoutLink` as well. */
function videoIn(item: Json): string[] {
  const entries = listAt(objectAt(item, 'conferenceData') ?? {}, 'entryPoints') ?? [];
  const video = entries.flatMap((entry) =>
    isJson(entry) && textAt(entry, 'entryPointType') === 'video' ? (textAt(entry, 'uri') ?? []) : [],
  );
  const own = textAt(item, 'hangoutLink');
  return own === null ? video : [...video, own];
}
