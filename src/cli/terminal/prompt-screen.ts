import { Writable } from 'node:stream';

type Output = NodeJS.WritableStream & { readonly columns?: number; readonly rows?: number };

/** The terminal as the library draws on it. */
export interface Screen extends Writable {
  readonly isTTY: true;
  readonly columns: number;
  readonly rows: number;
}

// oxlint-disable-next-line no-control-regex -- it is what is looked for
const COLOURS = /\x1b\[[\d;]*m/g;

/**
 * Draws from the beginning of a line, whatever has been typed there before, and in colours only where they are wanted: the library
 * decides that by the environment alone. `drawn`: something can be seen.
 */
export function screenOn(
  output: Output,
  { color, drawn }: { readonly color: boolean; readonly drawn: () => void },
): Screen {
  let isFirst = true;
  const screen = new Writable({
    decodeStrings: false,
    write: (text: string | Uint8Array, _, done) => {
      const drawing = typeof text === 'string' ? text : Buffer.from(text).toString();
      if (isFirst) output.write('\r\x1b[K');
      output.write(color ? drawing : drawing.replace(COLOURS, ''));
      // Who answers is listening as soon as what was drawn is done.
      if (isFirst) setImmediate(drawn);
      isFirst = false;
      done();
    },
  });
  const { columns = 80, rows = 24 } = output;
  return Object.assign(screen, { isTTY: true as const, columns, rows });
}
