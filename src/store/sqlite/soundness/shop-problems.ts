import type { Damage } from '../../../failure.ts';
import { rulesProblem } from '../../sql/rules-problem.ts';
import type { Connection } from '../engine/connection.ts';

/** What is wrong with the shop's rows. Reads a handful of them. */
export function shopProblems(connection: Connection): Damage[] {
  const shop = connection.get<{ rules: string; zone: string }>('SELECT rules, zone FROM shop');
  if (shop === undefined) return [{ kind: 'no-rules' }];
  const ofShop = rulesProblem(parsedOrNull(shop.rules), parsedOrNull(shop.zone));
  const bays = connection.get(`SELECT 1 FROM claimable WHERE kind = 'bay' AND retired_at IS NULL`);
  const lists = connection
    .all<{ name: string; list: string }>(
      `SELECT type AS name, skills AS list FROM service UNION ALL SELECT name, skills FROM claimable
       UNION ALL SELECT name, coalesce(hours, '{}') FROM claimable UNION ALL SELECT name, away FROM claimable`,
    )
    .filter(({ list }) => !isObject(parsedOrNull(list)));
  return [
    ...(ofShop === null ? [] : [ofShop]),
    ...(bays === undefined ? [{ kind: 'no-bay' } as const] : []),
    ...(connection.get('SELECT 1 FROM book') === undefined ? [{ kind: 'no-name-of-book' } as const] : []),
    ...lists.map(({ name }) => ({ kind: 'unreadable-rules-of', name }) as const),
  ];
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
