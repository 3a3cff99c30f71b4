import { cutText } from '../../domain/event-texts.ts';

export function titleText(title: string): string {
  return cutText(title, 'title');
}

/** Google shows a description as HTML, so that what looks like markup must not be any (docs/google.md §4). */
export function descriptionHtml(description: string): string {
  return cutText(description, 'description').replace(/[&<>]/g, (character) => ESCAPED[character] as string);
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
