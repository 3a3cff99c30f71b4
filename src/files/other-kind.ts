/** What a file is that was taken for another kind, and what to do with it, by how its text begins. */
const KINDS = [
  ['PK\x03', 'a ZIP archive'],
  ['\u00d0\u00cf\x11', 'an Excel workbook'],
  [/^%PDF/, 'a PDF'],
  [/^\s*BEGIN:VCARD/i, 'a vCard file'],
  [/^\s*BEGIN:VCALENDAR/i, 'an iCalendar file'],
  [/^\s*(?:<!doctype html|<html|<table|<meta|<head)/i, 'a web page'],
  [/^\s*<\?xml/i, 'an XML file'],
  [/^\s*[[{]\s*["[{]/, 'a JSON file'],
] as const;

type Kind = (typeof KINDS)[number][1];

function kindOf(text: string): Kind | null {
  const start = text.slice(0, 1_000).replace(/^\uFEFF+/, '');
  const isSo = (begins: RegExp | string) =>
    typeof begins === 'string' ? start.startsWith(begins) : begins.test(start);
  return KINDS.find(([begins]) => isSo(begins))?.[1] ?? null;
}

/** Why a text is no customer list, where it is plainly something else, or null. */
export function notACustomerList(text: string): string | null {
  const kind = kindOf(text);
  if (kind === null) return null;
  if (kind === 'a ZIP archive')
    return 'it is an Excel workbook or another archive, and not text: open it, and save the list as CSV';
  if (kind === 'an iCalendar file') return 'it is an iCalendar file: bay calendar import takes it';
  return `it is ${kind}, and not CSV: save the list as CSV in the program that it comes from`;
}

/** The same of an iCalendar file. */
export function notACalendar(text: string): string | null {
  const kind = kindOf(text);
  if (kind === null || kind === 'an iCalendar file') return null;
  if (kind === 'a ZIP archive') return 'it is a ZIP archive: unpack it, and import the .ics files in it';
  return `it is ${kind}, and not iCalendar: export the calendar as .ics in the program that it comes from`;
}
