import { type CsvRecord, csvRecords } from './csv.ts';

/** The records of a list whose lines stand in quotes as a whole, which makes one cell of each: `"Ana,2125550134,a@x.example"`. */
export class WrappedLines {
  readonly #delimiter: string;
  #areWrapped = false;
  #columns = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** The headings, which say whether the lines are wrapped. To be asked for before the records below them. */
  headings(record: CsvRecord): CsvRecord {
    const cells = this.#within(record);
    this.#areWrapped = cells !== null;
    this.#columns = (cells ?? record.cells).length;
    return cells === null ? record : { ...record, cells };
  }

  /** A record below; among others one line may be wrapped that has as many cells as there are headings. */
  record(record: CsvRecord): CsvRecord {
    const cells = this.#within(record) ?? (this.#areWrapped ? this.#withPlainMarks(record) : null);
    const isOne =
      cells !== null && (this.#areWrapped || (cells.length === this.#columns && cells.length > 2));
    return isOne ? { ...record, cells, problem: null } : record;
  }

  /** The cells within the only one that is filled. */
  #within({ cells, problem }: CsvRecord): readonly string[] | null {
    const [first = '', ...others] = cells;
    if (problem !== null || !first.includes(this.#delimiter)) return null;
    return others.every((cell) => cell.trim() === '') ? this.#cellsOf(first) : null;
  }

  /** Of a line that was put in quotes without doubling those within it. */
  #withPlainMarks({ cells }: CsvRecord): readonly string[] | null {
    const line = cells.join(this.#delimiter).trim();
    return /^".*"$/.test(line) ? this.#cellsOf(line.slice(1, -1)) : null;
  }

  #cellsOf(line: string): readonly string[] | null {
    const [record, ...more] = csvRecords(line, this.#delimiter);
    return record === undefined || record.problem !== null || more.length > 0 ? null : record.cells;
  }
}
