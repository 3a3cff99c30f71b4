import { rulesProblem } from '../../sql/rules-problem.ts';
import type { Connection } from '../engine/connection.ts';

/** What is wrong with the shop's rows. Reads a handful of them. */
export function shopProblems(connection: Connection): string[] {
  const shop = connection.get<{ rules: string; zone: string }>('SELECT rules, zone FROM shop');
  if (shop === undefined) return ['the rules of the shop are missing'];
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
    ...(bays === undefined ? ['the shop has no bay'] : []),
    ...(connection.get('SELECT 1 FROM book') === undefined ? ['the name of the book is missing'] : []),
    ...lists.map(({ name }) => `the rules of ${name} cannot be read`),
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
