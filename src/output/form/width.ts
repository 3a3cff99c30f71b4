import stringWidth from 'fast-string-width';

/** Western letters and bay's own signs take one column each: no need to ask. */
const ONE_COLUMN_EACH = /^[ -~\xa1-\xac\xae-\u017f–…·✓✗]*$/;

/** How many columns of a terminal the text takes. */
export function widthOf(text: string): number {
  return ONE_COLUMN_EACH.test(text) ? text.length : stringWidth(text);
}
