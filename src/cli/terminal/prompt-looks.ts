import { widthOf } from '../../output/form/width.ts';
import { inColumns, wrapped } from '../../output/form/wrap.ts';

/** What an answer wants behind its question. */
const ROOM = 16;

/** The question on as many lines as it needs, with room for an answer behind the last one. */
export function onLines(question: string, columns: number): string {
  const lines = inColumns(`? ${question}`, columns - 1).split('\n');
  const last = lines.at(-1) ?? '';
  return [...lines, ...(widthOf(last) + ROOM > columns ? [' '] : [])].join('\n').replace(/^\? /, '');
}

/** A choice behind its pointer, broken between words where it is longer than the line. */
export function drawnBelow(label: string, columns: number): string {
  return widthOf(label) + 3 <= columns ? label : wrapped(label.trim().split(/ +/), columns - 1, 4);
}

/** What the keys do, and how many choices stand below those that can be seen. */
export function listTip(
  found: readonly string[],
  { pageSize, columns, mayGoBack }: { pageSize: number; columns: number; mayGoBack: boolean },
): string {
  let [lines, seen] = [0, 0];
  for (const label of found) {
    lines += label.split('\n').length;
    if (lines > pageSize) break;
    seen += 1;
  }
  const more = found.length - seen;
  const tips = [
    ...(more > 0 ? [`… ${more} more, keep typing`] : []),
    '↑↓ Enter',
    mayGoBack ? 'Esc goes back' : 'Esc leaves',
  ];
  return wrapped(tips.join(' · ').split(' '), columns - 1, 0);
}
