import type { PutBack } from '../../domain/event-move.ts';
import type { Instant } from '../../domain/interval.ts';
import { isStillInTheWay } from '../../domain/left-in-the-way.ts';
import type { Shop } from '../../domain/shop.ts';
import { parsed, type Transaction } from './engine/sql.ts';
import { readShop } from './read-shop.ts';
import { appointmentById } from './rows/appointment-rows.ts';

interface Row {
  readonly id: number;
  readonly appointment_id: number;
  readonly why: string;
}

const COLUMNS = `SELECT id, appointment_id, why FROM inbox_item`;
const LEFT = `kind = 'left-in-the-way' AND appointment_id IS NOT NULL AND why IS NOT NULL`;

/** Nobody has to decide any more about visits that a plan has left in the way, and which are in nobody's way now. */
export async function closeLeft(tx: Transaction, at: Instant): Promise<void> {
  const open = await tx.all<Row>(`${COLUMNS} WHERE resolved_at IS NULL AND ${LEFT}`);
  if (open.length === 0) return;
  const shop = await readShop(tx);
  for (const row of open) {
    if (await isInTheWay(tx, row, shop)) continue;
    await tx.run('UPDATE inbox_item SET resolved_at = ? WHERE id = ?', at, row.id);
  }
}

/** Of a visit the newest alone: what was accepted, taken back and accepted again within one moment has left several. */
const CLOSED_THEN = `
${COLUMNS} WHERE id IN (
  SELECT max(id) FROM inbox_item WHERE resolved_at = (SELECT at FROM journal WHERE id = ?) AND resolution IS NULL AND ${LEFT}
  GROUP BY appointment_id)
  AND NOT EXISTS (SELECT 1 FROM inbox_item o WHERE o.resolved_at IS NULL AND o.kind = inbox_item.kind
    AND o.appointment_id = inbox_item.appointment_id)`;

/** What that entry had closed, by making room again, is to be decided again where there is none now. */
export async function askAboutLeft(tx: Transaction, entryId: number): Promise<void> {
  const closed = await tx.all<Row>(CLOSED_THEN, entryId);
  if (closed.length === 0) return;
  const shop = await readShop(tx);
  for (const row of closed) {
    if (await isInTheWay(tx, row, shop))
      await tx.run('UPDATE inbox_item SET resolved_at = NULL WHERE id = ?', row.id);
  }
}

async function isInTheWay(tx: Transaction, { appointment_id, why }: Row, shop: Shop): Promise<boolean> {
  const visit = await appointmentById(tx, appointment_id);
  if (visit === null) return false;
  const because = parsed<PutBack>(tx, why);
  const ids = because.why === 'taken' ? because.appointmentIds : [];
  const takers = [];
  for (const id of ids) takers.push(...[await appointmentById(tx, id)].filter((taker) => taker !== null));
  return isStillInTheWay(visit, because, takers, shop);
}
