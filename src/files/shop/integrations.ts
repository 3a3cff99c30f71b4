import { z } from 'zod';
import { providerNamed } from '../../domain/calendar-place.ts';
import { SHOP_SETTINGS } from '../../domain/shop-settings.ts';
import { problem, provider, trueOrFalse, whole, wrong } from './shop-fields.ts';

const { least, most } = SHOP_SETTINGS.defaultDurationMinutes;

/** The same settings as booking services of agents keep them. */
const INTEGRATIONS = z.strictObject(
  {
    provider: provider.nullish(),
    providers: z
      .strictObject(
        {
          native: z.strictObject({}, { error: wrong('empty: it has no settings') }).nullish(),
          google_calendar: z
            .strictObject(
              {
                enabled: trueOrFalse.nullish(),
                check_availability: trueOrFalse.nullish(),
                create_events: trueOrFalse.nullish(),
                default_duration_minutes: whole(least, most).nullish(),
              },
              { error: wrong('a group like {enabled: true}') },
            )
            .nullish(),
        },
        { error: wrong('a group like {google_calendar: {enabled: true}}') },
      )
      .nullish(),
  },
  { error: wrong('a group like {provider: google_calendar}') },
);

/**
 * The file with its `integrations`, where it has any, among the shop's own settings, under which bay writes them. A provider
 * that is not `enabled` is none, and the book's own calendar is used. What is said in both places must be the same.
 */
export function withIntegrations(file: unknown, context: z.RefinementCtx): unknown {
  if (!isGroup(file) || file['integrations'] == null) return file;
  const { integrations, ...settings } = file;
  const read = INTEGRATIONS.safeParse(integrations, { reportInput: true });
  if (!read.success) {
    for (const issue of read.error.issues)
      context.addIssue({ ...issue, path: ['integrations', ...issue.path] });
    return settings;
  }
  const { provider: named, providers } = read.data;
  const { enabled, ...google } = providers?.google_calendar ?? {};
  const calendar = enabled === false ? 'local' : named;
  for (const [key, value] of Object.entries({ calendar, ...google })) {
    if (value == null) continue;
    const said = meant(settings[key]);
    if ((said ?? value) !== value) {
      const both = `${key} is ${JSON.stringify(settings[key])}, and its integrations say ${String(value)}`;
      problem(context, both);
    }
    settings[key] = value;
  }
  return settings;
}

/** A provider by its own name, whatever it is called. */
function meant(value: unknown): unknown {
  return typeof value === 'string' ? (providerNamed(value) ?? value) : value;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
