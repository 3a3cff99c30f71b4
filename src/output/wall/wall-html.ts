import type { HealthJson } from '../checks/health.ts';
import { type Html, html } from '../form/html.ts';
import { capitalised } from '../form/moments.ts';
import { joined, lineHtml, wallBaysHtml } from './wall-bays-html.ts';
import type { WallJson } from './wall-json.ts';
import { wallRailHtml } from './wall-rail-html.ts';

/** Where the page finds what belongs to it, and which bay it is of: that of another one is loaded whole. */
export interface WallFiles {
  readonly style: string;
  readonly script: string;
  readonly icon: string;
  readonly edition: string;
}

/**
 * Today as a page for the workshop's screen, from the documents that `/api/today` and `/api/health` tell (`health` null: nobody has
 * looked yet). Its script asks for it anew whenever something has changed, and puts what is in `#wall` in the place of what it has.
 */
export function wallHtml(today: WallJson, health: HealthJson | null, files: WallFiles): string {
  const { technicians_away: away, promises_in_jeopardy: promises, clock } = today;
  return pageHtml(
    `Today - ${today.shop}`,
    [
      html`<header>
<p class="clock"><time datetime="${today.now}">${clockHtml(clock)}</time></p>
<div class="day">
${[
  html`<h1>${today.day}</h1>`,
  html`<p>${capitalised(today.opening)}</p>`,
  ...lineHtml('away', joined(...away.map((one) => `${one.technician} ${one.away}`))),
]}
</div>
<div class="shop"><p>${today.shop}</p> <p class="zone">${today.timezone}</p></div>
</header>`,
      html`<main>
${[...(promises.length === 0 ? [] : [jeopardyHtml(today)]), wallBaysHtml(today)]}
</main>`,
      wallRailHtml(today, health),
      // Shown by the script when nothing has been heard for a minute or more.
      html`<p id="silence" role="status" hidden>No news for <b>1</b> min: this is how it was at ${clock}.</p>`,
    ],
    files,
  );
}

/** In its place while the book cannot be read: why, and what can be done. */
export function wallTroubleHtml(
  { message, hint }: { readonly message: string; readonly hint: string },
  files: WallFiles,
): string {
  const hints = hint.split('\n').flatMap((line) => lineHtml('remedy', line));
  const content = html`<main class="trouble">
${[html`<h1>${message}</h1>`, ...hints]}
</main>`;
  return pageHtml('Today', [content], files);
}

function pageHtml(title: string, content: readonly Html[], files: WallFiles): string {
  const { style, script, icon, edition } = files;
  return html`<!DOCTYPE html>
<html lang="en" data-edition="${edition}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" type="image/svg+xml" href="${icon}">
<link rel="stylesheet" href="${style}">
<script type="module" src="${script}"></script>
<noscript><meta http-equiv="refresh" content="60"></noscript>
</head>
<body>
<div id="wall">
${content}
</div>
</body>
</html>
`.html;
}

/** The half of the day is smaller than the time. */
function clockHtml(clock: string): Html {
  const [, time = clock, half = ''] = /^(.*) ([AP]M)$/.exec(clock) ?? [];
  return half === '' ? html`${time}` : html`${time}<small> ${half}</small>`;
}

function jeopardyHtml({ promises_in_jeopardy: promises, bays }: WallJson): Html {
  const count = promises.length === 1 ? 'A promise' : `${promises.length} promises`;
  return html`<section class="jeopardy" aria-labelledby="jeopardy">
<h2 id="jeopardy"><i class="mark" aria-hidden="true"></i>${count} in jeopardy</h2>
<ul>
${promises.map(
  (visit) =>
    html`<li><b>${visit.vehicle_info}</b> ${joined(visit.customer, bays.length > 1 ? visit.bay : null)} <span class="why">${joined(visit.promise, visit.why)}</span></li>`,
)}
</ul>
</section>`;
}
