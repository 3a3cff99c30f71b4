import { type Answer, answering, ok, REFUSALS, refused } from './answer.ts';
import { type CalendarListParameters, calendarGet, calendarList, calendarListGet } from './calendar-list.ts';
import { stopChannel, watchCalendar } from './channels.ts';
import { freeBusy } from './freebusy.ts';
import { entryMeant } from './instances.ts';
import type { ListParameters } from './list-query.ts';
import { listEvents } from './listing.ts';
import { readSendUpdates } from './mails.ts';
import {
  calendarMeant,
  type Mail,
  type ModelSettings,
  type ModelState,
  makeCalendar,
  type Notification,
  USUAL_SETTINGS,
} from './model-state.ts';
import { People } from './people.ts';
import { Quota } from './quota.ts';
import { type AccessRole, type EventResource, roleAtLeast, type StoredCalendar } from './stored-calendar.ts';
import { insertEvent, patchEvent, removeEvent, updateEvent } from './writing.ts';

export interface ModelOptions {
  readonly now: () => number;
  /** From 0 up to but not 1. */
  readonly random: () => number;
  readonly settings?: Partial<ModelSettings>;
}

export interface WriteParameters {
  readonly sendUpdates?: string | undefined;
  /** An etag with its quotes. */
  readonly ifMatch?: string | undefined;
}

/**
 * Google Calendar without HTTP: every method answers what the service would. Nothing ambient is read, nothing is copied that
 * need not be: the bodies are the model's own and must not be changed. Events are found, inserted and patched in constant time;
 * lists and freeBusy look at all live events of a calendar.
 *
 * What stands on no source is marked [unverified], and is the answer that is harder on a client (docs/google.md §1).
 */
export class CalendarModel {
  readonly settings: ModelSettings;
  readonly people: People;
  readonly quota: Quota;
  readonly #state: ModelState;

  constructor({ now, random, settings }: ModelOptions) {
    this.settings = { ...USUAL_SETTINGS, ...settings };
    this.#state = {
      now,
      random,
      settings: this.settings,
      accounts: new Map(),
      calendars: new Map(),
      usedChannelIds: new Set(),
      channels: new Map(),
      mails: [],
      notifications: [],
      pages: new Map(),
      pagesMade: 0,
      lastUpdated: 0,
    };
    this.people = new People(this.#state);
    this.quota = new Quota(now);
  }

  /** A person with a calendar of the same name. Adding one again does nothing. */
  addAccount(email: string, { timeZone = 'America/New_York' } = {}): void {
    if (this.#state.accounts.has(email)) return;
    this.#state.accounts.set(email, timeZone);
    makeCalendar(this.#state, { id: email, owner: email, summary: email, timeZone });
  }

  get accounts(): readonly string[] {
    return [...this.#state.accounts.keys()];
  }

  /** One more calendar; its id, which Google would make up unless it is given. */
  addCalendar({
    owner,
    id,
    summary,
    timeZone,
  }: {
    owner: string;
    id?: string;
    summary?: string;
    timeZone?: string;
  }): string {
    this.addAccount(owner);
    const calendarId = id ?? `c_${this.#state.calendars.size}@group.calendar.google.com`;
    this.people.makeCalendar(owner, calendarId, summary ?? calendarId, timeZone);
    return calendarId;
  }

  /** Gives an account a role, or takes it away; sync tokens end with the change (docs/google.md §5). */
  share(calendarId: string, account: string, role: AccessRole | null): void {
    const calendar = this.#known(calendarId);
    if (role === null) calendar.roles.delete(account);
    else calendar.roles.set(account, role);
    calendar.tokensHoldFrom = calendar.tokensMade;
  }

  /** Every sync token made so far answers 410: of one calendar or of all. */
  expireSyncTokens(calendarId?: string): void {
    const ended = calendarId === undefined ? [...this.#state.calendars.values()] : [this.#known(calendarId)];
    for (const calendar of ended) calendar.tokensHoldFrom = calendar.tokensMade;
  }

  /** No list that was begun can be gone on with: its pages answer 400. */
  forgetPages(): void {
    this.#state.pages.clear();
  }

  /** freeBusy answers `internalError` for the calendar, until told otherwise. */
  breakFreeBusy(calendarId: string, broken = true): void {
    this.#known(calendarId).broken = broken;
  }

  insert(account: string, calendarId: string, body: unknown, parameters: WriteParameters = {}): Answer {
    return this.#writing(account, calendarId, (calendar) =>
      insertEvent(this.#state, calendar, account, body, written(parameters)),
    );
  }

  /** `ifNoneMatch`: 304 when the etag is still the same. */
  get(
    account: string,
    calendarId: string,
    eventId: string,
    { ifNoneMatch }: { ifNoneMatch?: string | undefined } = {},
  ): Answer {
    return this.#reading(account, calendarId, (calendar) => {
      const meant = entryMeant(this.#state, calendar, eventId);
      if (meant === null) return refused(REFUSALS.notFound);
      const { etag = '' } = meant.resource;
      if (ifNoneMatch !== undefined && ifNoneMatch === etag) return { status: 304, body: null };
      return ok(meant.resource, etag);
    });
  }

  patch(
    account: string,
    calendarId: string,
    eventId: string,
    body: unknown,
    parameters: WriteParameters = {},
  ): Answer {
    return this.#writing(account, calendarId, (calendar) =>
      patchEvent(this.#state, calendar, eventId, body, written(parameters)),
    );
  }

  update(
    account: string,
    calendarId: string,
    eventId: string,
    body: unknown,
    parameters: WriteParameters = {},
  ): Answer {
    return this.#writing(account, calendarId, (calendar) =>
      updateEvent(this.#state, calendar, eventId, body, written(parameters)),
    );
  }

  remove(account: string, calendarId: string, eventId: string, parameters: WriteParameters = {}): Answer {
    return this.#writing(account, calendarId, (calendar) =>
      removeEvent(this.#state, calendar, eventId, written(parameters)),
    );
  }

  list(account: string, calendarId: string, query: ListParameters = {}): Answer {
    return this.#reading(account, calendarId, (calendar, role) =>
      listEvents(this.#state, calendar, role, query),
    );
  }

  freebusy(account: string, body: unknown): Answer {
    return this.#counted(account, () => freeBusy(this.#state, account, body));
  }

  calendarGet(account: string, calendarId: string): Answer {
    return this.#counted(account, () => calendarGet(this.#state, account, calendarId));
  }

  calendarList(account: string, query: CalendarListParameters = {}): Answer {
    return this.#counted(account, () => calendarList(this.#state, account, query));
  }

  calendarListGet(account: string, calendarId: string): Answer {
    return this.#counted(account, () => calendarListGet(this.#state, account, calendarId));
  }

  watch(account: string, calendarId: string, body: unknown, clientId: string | null = null): Answer {
    return this.#reading(account, calendarId, (calendar) =>
      watchCalendar(this.#state, calendar, account, body, clientId),
    );
  }

  stop(account: string, body: unknown, clientId: string | null = null): Answer {
    return this.#counted(account, () => stopChannel(this.#state, account, body, clientId));
  }

  /** Everything in a calendar, deleted events included, those that have left the bin not. */
  events(calendarId: string): EventResource[] {
    const entries = [...this.#known(calendarId).entries.values()];
    return entries.filter(({ purged }) => !purged).map(({ version }) => version.resource);
  }

  *liveEvents(calendarId: string): Generator<EventResource> {
    for (const { version } of this.#known(calendarId).live.values()) yield version.resource;
  }

  /** One event as it is now, whoever may see it; undefined where there is none. */
  event(calendarId: string, eventId: string): EventResource | undefined {
    const entry = this.#known(calendarId).entries.get(eventId);
    return entry === undefined || entry.purged ? undefined : entry.version.resource;
  }

  /** Whether an event of that id has ever been there: nobody else's may have it. */
  hasHad(calendarId: string, eventId: string): boolean {
    return this.#known(calendarId).entries.has(eventId);
  }

  get mails(): readonly Mail[] {
    return this.#state.mails;
  }

  /** The push messages since the last time, in the order in which they were made. */
  takeNotifications(): Notification[] {
    return this.#state.notifications.splice(0);
  }

  /** The channels of a calendar that are there, stopped ones left out, by their ids. */
  channelsOf(calendarId: string): string[] {
    const now = this.#state.now();
    return [...this.#known(calendarId).channels.values()].flatMap(({ id, expiration }) =>
      expiration > now && this.#state.channels.has(id) ? id : [],
    );
  }

  ownerOf(account: string, calendarId: string): string | null {
    return calendarMeant(this.#state, account, calendarId)?.owner ?? null;
  }

  #known(calendarId: string): StoredCalendar {
    const calendar = this.#state.calendars.get(calendarId);
    if (calendar === undefined) throw new Error(`no calendar ${calendarId}`);
    return calendar;
  }

  #counted(account: string, answer: () => Answer): Answer {
    return this.quota.take(account) ?? answering(answer);
  }

  /** Who may not see a calendar is told that there is none; who sees only busy times may read no events [unverified]. */
  #reading(
    account: string,
    calendarId: string,
    answer: (calendar: StoredCalendar, role: AccessRole) => Answer,
    least: AccessRole = 'reader',
  ): Answer {
    return this.#counted(account, () => {
      const calendar = calendarMeant(this.#state, account, calendarId);
      const role = calendar?.roles.get(account);
      if (calendar === undefined || role === undefined) return refused(REFUSALS.notFound);
      return roleAtLeast(role, least) ? answer(calendar, role) : refused(REFUSALS.requiredAccessLevel);
    });
  }

  #writing(account: string, calendarId: string, answer: (calendar: StoredCalendar) => Answer): Answer {
    return this.#reading(account, calendarId, answer, 'writer');
  }
}

function written({ sendUpdates, ifMatch }: WriteParameters) {
  return { sendUpdates: readSendUpdates(sendUpdates), ifMatch };
}
