import type { News } from '../../domain/news.ts';
import { isoText } from '../../domain/zone.ts';
import type { AlertMessage } from '../../sinks/alert-sink.ts';
import type { ToldAlert } from '../../usecases/health/keep-watch.ts';
import type { ShopTime } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import { aboutText } from './alerts.ts';
import { reasonWords, sinceText } from './health-words.ts';

const HEADS: Readonly<Record<News, string>> = {
  raised: '',
  worse: 'worse: ',
  lasting: 'still: ',
  over: 'over: ',
};

/** An alert as people are told of it elsewhere: one line that says it all, then what to do. */
export function alertMessage(
  told: ToldAlert,
  news: News,
  { shop, time }: { readonly shop: string; readonly time: ShopTime },
): AlertMessage {
  const { alert, about } = told;
  const { reason } = alert;
  const { what, remedy } = reasonWords(reason, time);
  const { zone, now } = time;
  const sentence = `${aboutText(told)}${what}${sinceText(reason, time)}`;
  return {
    key: `bay-${alert.id}-${news}-${isoText(zone, now).slice(0, 10)}`,
    alertId: alert.id,
    news,
    level: reason.level,
    code: reason.code,
    shop,
    about,
    title: clean`${shop}: ${HEADS[news]}${sentence}`,
    text: news === 'over' ? 'Nothing need be done any more.' : remedy.join('\n'),
    since: reason.since === null ? null : isoText(zone, reason.since),
    at: isoText(zone, now),
  };
}
