import { z } from 'zod';
import { SHOP_SETTINGS } from '../../domain/shop-settings.ts';
import { problem, provider, trueOrFalse, whole, wrong } from './shop-fields.ts';

const { least, most } = SHOP_SETTINGS.defaultDurationMinutes;

/** The same settings as booking services of agents keep them. */
const INTEGRATIONS = z.strictObject(
  {
    provider: provider.optional(),
    providers: z
      .strictObject({
        native: z.strictObject({ enabled: trueOrFalse.optional() }).optional(),
        google_calendar: z
          .strictObject({
            enabled: trueOrFalse.optional(),
            check_availability: trueOrFalse.optional(),
            create_events: trueOrFalse.optional(),
            default_duration_minutes: whole(least, most).optional(),
          })
          .optional(),
      })
      .optional(),
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
  const { provider: named, providers = {} } = read.data;
  const { enabled, ...google } = providers.google_calendar ?? {};
  const calendar = enabled === false && named !== undefined ? 'local' : named;
  for (const [key, value] of Object.entries({ calendar, ...google })) {
    if (value === undefined) continue;
    if ((settings[key] ?? value) !== value)
      problem(context, `${key} is ${String(settings[key])}, and its integrations say ${String(value)}`);
    settings[key] = value;
  }
  return settings;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
