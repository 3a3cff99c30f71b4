import { safe } from './safe-text.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A piece of a page: all text from people in it is escaped. */
export interface Html {
  readonly html: string;
}

/** A template whose inserted texts are made `safe` and escaped; pieces of a page and lists of them go in as they are. */
export function html(
  words: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  const parts = words.map((word, i) => word + written(values[i] ?? ''));
  return { html: parts.join('') };
}

/** Text of our own that is markup already: a style sheet. */
export function asIs(text: string): Html {
  return { html: text };
}

function written(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'string' || typeof value === 'number')
    return safe(String(value)).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] as string);
  return isList(value) ? value.map((one) => one.html).join('\n') : value.html;
}

function isList(value: Html | readonly Html[]): value is readonly Html[] {
  return Array.isArray(value);
}
