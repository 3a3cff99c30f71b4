/** The most characters that bay writes into an event. */
export const LONGEST = { title: 200, description: 2_000 } as const;

/** Halves of characters, which no UTF-8 can carry. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

export function titleText(title: string): string {
  return cut(title, LONGEST.title);
}

/** Google shows a description as HTML, so that what looks like markup must not be any (docs/google.md §4). */
export function descriptionHtml(description: string): string {
  return cut(description, LONGEST.description).replace(/[&<>]/g, (character) => ESCAPED[character] as string);
}

/** What a description says, ours or one that somebody has edited in Google's page, which writes line ends as `<br>`. */
export function descriptionText(html: string): string {
  return html.replace(/<br\s*\/?>|&(?:amp|lt|gt|quot|nbsp|#39);/gi, (found) => {
    return found.startsWith('<') ? '\n' : (MEANT[found.toLowerCase()] as string);
  });
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const MEANT: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': ' ',
  '&#39;': "'",
};

function cut(text: string, longest: number): string {
  const left = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return left.replace(LONE_SURROGATE, '\uFFFD');
}
