import { isoText } from '../../domain/zone.ts';
import type { AlertMessage } from '../../sinks/alert-sink.ts';
import type { SinkTried } from '../../usecases/health/try-sinks.ts';
import { EXIT } from '../form/exit-code.ts';
import { counted, type ShopTime } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';
import type { Shortfall, View } from '../form/view.ts';

/** A message that says of itself that it is a test, whoever and whatever reads it. */
export function testMessage(shop: string, { zone, now }: ShopTime): AlertMessage {
  const at = isoText(zone, now);
  return {
    key: `bay-test-${at}`,
    alertId: null,
    news: 'test',
    level: 'low',
    code: 'test',
    shop,
    about: null,
    title: clean`${shop}: a test: this is where alerts arrive`,
    text: 'Nothing is the matter, and nothing need be done.',
    since: null,
    at,
  };
}

/** How each way answered: a line a way. */
export function alertsTriedView(tried: readonly SinkTried[]): View {
  const told = tried.filter(({ telling }) => telling.kind === 'told').length;
  const message =
    tried.length === 0
      ? 'Nobody is told of alerts: no way is set.'
      : told === tried.length
        ? `The test message was told by ${counted(told, 'way')}.`
        : `The test message was told by ${told} of ${counted(tried.length, 'way')}.`;
  return {
    message,
    data: {
      sinks: tried.map(({ sink, telling }) => ({
        sink,
        told: telling.kind === 'unknown' ? null : telling.kind === 'told',
        why: telling.kind === 'told' ? null : telling.why,
      })),
      told,
    },
    shortfall: shortfallOf(tried),
    text: (theme) => `${tried.map((one) => triedLine(one, theme)).join('')}${endOf(tried, message, theme)}`,
  };
}

function endOf(tried: readonly SinkTried[], message: string, theme: Theme): string {
  return tried.length === 0 ? `${theme.failed} ${message}\n` : '';
}

function triedLine({ sink, telling }: SinkTried, theme: Theme): string {
  if (telling.kind === 'told') return `${theme.done} ${sink}: told\n`;
  const sign = telling.kind === 'not-told' ? theme.failed : theme.warning;
  const what = telling.kind === 'not-told' ? 'not told' : 'perhaps told';
  return `${sign} ${sink}: ${what} (${clean`${telling.why}`})\n`;
}

const TO_BE_TOLD =
  'Say where: BAY_ALERT_EMAIL, BAY_ALERT_WEBHOOK or BAY_ALERT_COMMAND, see bay help environment';

function shortfallOf(tried: readonly SinkTried[]): Shortfall | null {
  if (tried.length === 0)
    return { exitCode: EXIT.configuration, code: 'no-way-set', hint: TO_BE_TOLD, details: {} };
  const failed = tried.find(({ telling }) => telling.kind !== 'told');
  if (failed === undefined) return null;
  const hint = `See to what is set for it: bay help environment`;
  return { exitCode: EXIT.outOfReach, code: 'not-told', hint, details: { sink: failed.sink } };
}
