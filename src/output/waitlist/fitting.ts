import { isoText, wallText } from '../../domain/zone.ts';
import type { Fitting } from '../../usecases/waitlist/who-fits.ts';
import type { JsonObject } from '../form/json.ts';
import { counted, firstListed, type ShopTime, spokenMoment } from '../form/moments.ts';
import { phoneShown } from '../form/phone.ts';
import { clean } from '../form/safe-text.ts';
import { shellQuoted } from '../form/shell-quoted.ts';
import type { Theme } from '../form/theme.ts';
import type { View } from '../form/view.ts';
import { waitJson, waitText } from './wait-words.ts';
import { waitsFor } from './waits-for.ts';

/** As many as are named of those who fit. */
const NAMED = 3;

/** Below what has freed some time: who waits for it, and what is typed to offer it. */
export function fittingLines(fits: readonly Fitting[], time: ShopTime, theme: Theme): string {
  const lines = fits.slice(0, NAMED).map(({ wait, start }) => {
    const phone = wait.customer.phone === null ? '' : `  ${phoneShown(wait.customer.phone)}`;
    const offer = `bay waitlist offer ${wait.id} ${shellQuoted(wallText(time.zone, start).replace('T', ' '))}`;
    return `  ${waitText(wait, time)}${phone}\n    ${theme.dim(offer)}\n`;
  });
  const more = fits.length - NAMED;
  const rest = more > 0 ? `  … and ${counted(more, 'more', 'more')}: bay waitlist\n` : '';
  return lines.join('') + rest;
}

/** The same to be read aloud, after a sentence; nothing where nobody fits. */
export function fittingWords(fits: readonly Fitting[], time: ShopTime): string {
  const [first] = fits;
  if (first === undefined) return '';
  const who = fits.map(({ wait }) => clean`${wait.customer.name} (${waitsFor(wait)})`);
  return ` Waiting for such a time, from ${spokenMoment(first.start, time)} on: ${firstListed(who, NAMED)}.`;
}

/** Under `waitlist`. */
export function fittingJson(fits: readonly Fitting[], { zone }: ShopTime): JsonObject {
  return {
    waitlist: fits.map(({ wait, start }) => ({ ...waitJson(wait, zone), fits_at: isoText(zone, start) })),
  };
}

/** The answer to a change, with whoever fits the time that it has given back. */
export function withFitting(view: View, fits: readonly Fitting[], time: ShopTime): View {
  if (fits.length === 0) return view;
  return {
    ...view,
    message: view.message + fittingWords(fits, time),
    data: { ...(view.data as JsonObject), ...fittingJson(fits, time) },
    text: (theme) => view.text(theme) + fittingLines(fits, time, theme),
  };
}
