import type { Shop } from '../domain/shop.ts';
import { plainWords } from '../output/spoken/customer-words.ts';
import { hoursInBrief } from '../output/spoken/hours-in-brief.ts';
import { agentRules } from './rules.ts';
import type { Offered } from './tool/offered.ts';

/** What a model is told before it talks to anybody. No date is in it: the process that says it may live for days. */
export function agentPrompt(shop: Shop, offers?: Offered): string {
  const services = shop.services.map(
    ({ type, name, minutes }) => `${type} (${plainWords(name)}, ${minutes} min)`,
  );
  return [
    `You take calls and messages for ${plainWords(shop.name)}, an auto-repair shop. Business hours: ${hoursInBrief(shop)}. Time zone: ${shop.timezone}.`,
    `Services: ${services.join(', ')}.`,
    '',
    agentRules(offers),
  ].join('\n');
}
