import { readFileSync } from 'node:fs';
import type { Page } from '../http/replies.ts';

/** What belongs to the page. It lies beside this file, and when bay is packed in its code (rolldown.config.ts). */
export const STYLE = file('text/css', readFileSync(new URL('./page/wall.css', import.meta.url), 'utf8'));
export const SCRIPT = file(
  'text/javascript',
  readFileSync(new URL('./page/wall.js', import.meta.url), 'utf8'),
);
export const ICON = file('image/svg+xml', readFileSync(new URL('./page/icon.svg', import.meta.url), 'utf8'));

function file(type: string, text: string): Page {
  return { status: 200, type: `${type}; charset=utf-8`, text };
}
