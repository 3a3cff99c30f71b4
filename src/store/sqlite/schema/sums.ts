/**
 * A sum over the rows of each appointment, of each customer and of the shop, by which a changed bit is told (docs/decisions/0015).
 * The triggers only say whose sum no longer holds; whoever commits next makes it (`soundness/sums.ts`). They ask for nothing
 * that is not SQLite's own, so that the book stays writable with its shell: what that has changed is summed again, and
 * what has changed by itself is not. A later version that adds a column has to mark all sums as due.
 */
export const SUMS = `
CREATE TABLE row_sum (
  kind TEXT NOT NULL CHECK (kind IN ('appointment', 'customer', 'shop')),
  id INTEGER NOT NULL,
  sum INTEGER,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX row_sum_due ON row_sum (kind, id) WHERE sum IS NULL;
INSERT INTO row_sum (kind, id) VALUES ('shop', 1);
${marking('appointment', 'appointment', 'id')}
${marking('claim', 'appointment', 'appointment_id', 'appointment_id IS NOT NULL')}
${marking('work', 'appointment', 'appointment_id')}
${marking('appointment_revision', 'appointment', 'appointment_id')}
${marking('calendar_image', 'appointment', 'appointment_id')}
${marking('customer', 'customer', 'id')}
${marking('vehicle', 'customer', 'customer_id')}
${marking('waitlist', 'customer', 'customer_id')}
${marking('shop', 'shop', null)}
${marking('service', 'shop', null)}
${marking('claimable', 'shop', null)}
${marking('book', 'shop', null)}
${marking('calendar_place', 'shop', null)}
${marking('calendar_name', 'shop', null)}
${marking('token_owner', 'shop', null)}
${marking('inbox_item', 'appointment', 'appointment_id', 'appointment_id IS NOT NULL')}
${marking('inbox_item', 'shop', null, 'appointment_id IS NULL')}
`;

/**
 * `owner`: the column with the id of what the row belongs to; null for what belongs to the shop. `belongs`: which rows do. A row
 * that belongs to none is in no sum.
 */
function marking(table: string, kind: string, owner: string | null, belongs?: string): string {
  const mark = (row: 'OLD' | 'NEW') => {
    const id = owner === null ? '1' : `${row}.${owner}`;
    const values =
      belongs === undefined ? `VALUES ('${kind}', ${id})` : `SELECT '${kind}', ${id} WHERE ${row}.${belongs}`;
    return `  INSERT INTO row_sum (kind, id) ${values}
    ON CONFLICT (kind, id) DO UPDATE SET sum = NULL WHERE sum IS NOT NULL;`;
  };
  const moves = (owner !== null && owner !== 'id') || belongs !== undefined;
  const name = `${table}_${kind}_sum`;
  return `CREATE TRIGGER ${name}_on_insert AFTER INSERT ON ${table} BEGIN
${mark('NEW')}
END;
CREATE TRIGGER ${name}_on_update AFTER UPDATE ON ${table} BEGIN
${moves ? `${mark('OLD')}\n` : ''}${mark('NEW')}
END;
CREATE TRIGGER ${name}_on_delete AFTER DELETE ON ${table} BEGIN
${mark('OLD')}
END;`;
}
