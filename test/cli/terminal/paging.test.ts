import { expect, test } from 'vitest';
import type { GlobalOptions } from '../../../src/cli/app.ts';
import { pagingOn } from '../../../src/cli/terminal/paging.ts';

const OPTIONS = { json: false, pager: true } as GlobalOptions;

function room(page: (text: string) => Promise<boolean>) {
  const order: string[] = [];
  const stdout = {
    write: (text: string) => void order.push(`written ${text}`),
    isTerminal: true,
    columns: 80,
    rows: 2,
    mayMove: true,
  };
  const paging = pagingOn(
    {
      stdout,
      environment: {},
      page: async (text) => {
        order.push(`paged ${text}`);
        return page(text);
      },
    },
    () => OPTIONS,
  );
  return { paging, order };
}

const LONG = 'a\nb\nc\n';

test('what is said after a long result waits until it has been read', async () => {
  const { paging, order } = room(async () => true);
  paging.after(() => void order.push('before'));
  expect(paging.keeps(LONG)).toBe(true);
  paging.after(() => void order.push('after'));
  expect(order).toEqual(['before']);
  await paging.shown();
  expect(order).toEqual(['before', `paged ${LONG}`, 'after']);
});

test('for whoever does not wait, all is written at once', async () => {
  const { paging, order } = room(async () => true);
  paging.keeps(LONG);
  paging.after(() => void order.push('after'));
  paging.writeAll();
  await paging.shown();
  expect(order).toEqual([`written ${LONG}`, 'after']);
});
