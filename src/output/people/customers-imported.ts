import { type VehicleDetails, vehicleInfo } from '../../domain/vehicle.ts';
import type { FileProblem } from '../../failure.ts';
import type { ImportedLine, KnownAs } from '../../usecases/people/import-customers.ts';
import { firstLines, LISTED, LISTED_IN_JSON } from '../form/amounts.ts';
import { counted } from '../form/moments.ts';
import { phoneShown } from '../form/phone.ts';
import { clean } from '../form/safe-text.ts';
import { table } from '../form/table.ts';
import type { Theme } from '../form/theme.ts';
import {
  type JsonObject,
  type Outcome,
  outcomeMark,
  tookWord,
  type View,
  writtenData,
} from '../form/view.ts';
import { type CustomersImported, type ListTally, tallyOf } from './list-tally.ts';

/** Lines of a list that a person is shown before it is taken. */
const PREVIEWED = 20;

/** A preview (`dryRun`) shows the lines; afterwards the counts, and what a person should look at, are enough. */
export function customersImportedView(report: CustomersImported, outcome: Outcome): View {
  const { file, lines } = report;
  const all = tallyOf(report);
  const { added, merged, unchanged, leftOutLines } = all;
  const counts = `${added.length} added, ${merged.length} merged, ${unchanged.length} unchanged`;
  const left = leftOutLines === 0 ? '' : `; ${counted(leftOutLines, 'line')} left out`;
  const sentence = clean`${tookWord(outcome)} customers from ${file}: ${counts}${left}`;
  const none = all.withoutPhone === 0 ? '' : ` ${phonelessText(all.withoutPhone)}`;
  return {
    message: `${sentence}.${none}`,
    data: writtenData(dataOf(report, all), outcome),
    already: outcome.replayed || lines.every((line) => line.outcome === 'unchanged'),
    text: (theme) => {
      const shown = outcome.dryRun ? preview(lines, theme) : '';
      return `${outcomeMark(outcome, theme)}${sentence}\n${shown}${toldText(report, all, theme)}`;
    },
  };
}

function dataOf(
  { file, lines, leftOut, leftOutFile, hasPhoneColumn, warnings }: CustomersImported,
  all: ListTally,
): JsonObject {
  return {
    file,
    added: all.added.length,
    merged: all.merged.length,
    unchanged: all.unchanged.length,
    left_out_count: all.leftOutLines,
    left_out: leftOut.slice(0, LISTED_IN_JSON).map(({ line, problem }) => ({ line, problem })),
    left_out_file: leftOutFile,
    without_phone_count: all.withoutPhone,
    has_phone_column: hasPhoneColumn,
    merges: all.joined.slice(0, LISTED_IN_JSON).map(mergeJson),
    shared_phones: all.apart.slice(0, LISTED_IN_JSON).map(({ listed, phoneOf }) => ({
      line: listed.line,
      customer_name: listed.details.name,
      phone: phoneOf?.phone ?? null,
      phone_of: phoneOf?.name ?? null,
    })),
    duplicate_count: all.again.length,
    duplicates: all.again.slice(0, LISTED_IN_JSON).map(({ listed, known }) => ({
      line: listed.line,
      same_as_line: known?.line ?? null,
      customer_name: listed.details.name,
    })),
    warnings: warnings.slice(0, LISTED_IN_JSON).map(({ line, problem }) => ({ line, problem })),
    preview: lines.slice(0, LISTED_IN_JSON).map(({ listed, phone, outcome, known }) => ({
      line: listed.line,
      customer_name: listed.details.name,
      customer_phone: phone,
      vehicle_info: carsText(listed.vehicles),
      outcome,
      by: known?.by ?? null,
    })),
  };
}

/** What a person should look at. */
function toldText(
  { leftOut, leftOutFile }: CustomersImported,
  { joined, apart, withoutPhone }: ListTally,
  theme: Theme,
): string {
  return [
    ...warned(joined, theme, mergeText),
    ...warned(apart, theme, apartText),
    ...(withoutPhone === 0 ? [] : [`${theme.warning} ${phonelessText(withoutPhone)}`]),
    ...warned(leftOut, theme, leftOutLine),
    ...(leftOutFile === null
      ? []
      : [clean`The lines left out stand in ${leftOutFile}, each with what is wrong.`]),
  ]
    .map((line) => `  ${line}\n`)
    .join('');
}

function preview(lines: readonly ImportedLine[], theme: Theme): string {
  const rows = lines
    .slice(0, PREVIEWED)
    .map(({ listed: { line, details, vehicles }, phone, outcome }) => [
      line,
      details.name,
      phoneShown(phone),
      carsText(vehicles),
      outcome,
    ]);
  const shape = { header: ['Line', 'Name', 'Phone', 'Car', 'Outcome'], right: [0], keep: [0, 2], indent: 2 };
  const more = lines.length - rows.length;
  const rest = more > 0 ? `  ${theme.dim(`… and ${counted(more, 'line')} more`)}\n` : '';
  return `${table(rows, shape, theme)}${rest}`;
}

function carsText(vehicles: readonly VehicleDetails[]): string | null {
  return vehicles.length === 0 ? null : vehicles.map(vehicleInfo).join('; ');
}

function warned<T>(all: readonly T[], theme: Theme, text: (one: T) => string): string[] {
  return firstLines(all, LISTED, (one) => `${theme.warning} ${text(one)}`);
}

function mergeText({ listed, known }: ImportedLine): string {
  if (known === null) return '';
  return clean`line ${listed.line}: ${listed.details.name} is ${whereText(known)}, by ${known.by ?? 'all that it tells'}`;
}

function apartText({ listed, phone, phoneOf }: ImportedLine): string {
  if (phoneOf === null) return '';
  const without = phone === null ? 'is entered without a phone' : 'is entered with another phone';
  return clean`line ${listed.line}: ${listed.details.name} ${without}, because ${phoneShown(phoneOf.phone)} is that of ${whereText(phoneOf)}; it stands in the notes`;
}

function whereText({ id, name, line }: KnownAs): string {
  return clean`${name} (${line === null ? `customer ${id}` : `line ${line}`})`;
}

function leftOutLine({ line, problem }: FileProblem): string {
  const where = line === null ? '' : `line ${line}: `;
  return `left out: ${where}${clean`${problem}`}`;
}

function phonelessText(count: number): string {
  return `${counted(count, 'customer')} of this list ${count === 1 ? 'has' : 'have'} no phone.`;
}

function mergeJson({ listed, known }: ImportedLine) {
  return {
    line: listed.line,
    customer_name: listed.details.name,
    into_customer_id: known === null || known.line !== null ? null : known.id,
    into_name: known?.name ?? null,
    into_line: known?.line ?? null,
    by: known?.by ?? null,
  };
}
