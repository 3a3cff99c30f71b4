import type { FileProblem } from '../../failure.ts';
import type { ImportedLine } from '../../usecases/people/import-customers.ts';

/** What became of a list of customers. Lines count from 1, the headings included. */
export interface CustomersImported {
  readonly file: string;
  readonly lines: readonly ImportedLine[];
  /** What is wrong with the lines that were not taken. */
  readonly leftOut: readonly FileProblem[];
  /** Where those lines stand now; null where they are written nowhere. */
  readonly leftOutFile: string | null;
  readonly hasPhoneColumn: boolean;
  /** What was taken and looks wrong. */
  readonly warnings: readonly FileProblem[];
}

/** What such a list comes to. */
export interface ListTally {
  readonly added: readonly ImportedLine[];
  readonly merged: readonly ImportedLine[];
  readonly unchanged: readonly ImportedLine[];
  /** Lines that turned out to be an earlier line's customer. */
  readonly again: readonly ImportedLine[];
  /** Lines that a person should know to have been taken for somebody's. */
  readonly joined: readonly ImportedLine[];
  /** Customers whose phone is somebody else's. */
  readonly apart: readonly ImportedLine[];
  readonly withoutPhone: number;
  readonly leftOutLines: number;
}

export function tallyOf({ lines, leftOut }: CustomersImported): ListTally {
  const ended = (how: ImportedLine['outcome']) => lines.filter(({ outcome }) => outcome === how);
  const added = ended('added');
  return {
    added,
    merged: ended('merged'),
    unchanged: ended('unchanged'),
    again: lines.filter(isAgain),
    joined: lines.filter((line) => line.outcome === 'merged' || isAgain(line)),
    apart: added.filter(({ phoneOf }) => phoneOf !== null),
    withoutPhone: withoutPhone(lines),
    leftOutLines: new Set(leftOut.map(({ line }) => line)).size,
  };
}

/** A line that meets a customer of an earlier line of its list. */
function isAgain({ known }: ImportedLine): boolean {
  return known !== null && known.line !== null;
}

/** Customers, of whom several lines may tell; the last line that tells of one knows the phone. */
function withoutPhone(lines: readonly ImportedLine[]): number {
  const phones = new Map<string, string | null>();
  for (const { listed, known, phone } of lines) {
    const line = known === null ? listed.line : known.line;
    phones.set(line === null ? `customer ${known?.id}` : `line ${line}`, phone);
  }
  return [...phones.values()].filter((phone) => phone === null).length;
}
