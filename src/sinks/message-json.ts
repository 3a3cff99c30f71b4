import type { AlertMessage } from './alert-sink.ts';

/** A message as programs read it. */
export function messageJson({ key, alertId, news, level, code, shop, about, ...said }: AlertMessage) {
  const { title, text, since, at } = said;
  return { key, alert_id: alertId, news, level, code, shop, about, title, text, since, at };
}
