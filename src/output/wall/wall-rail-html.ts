import type { HealthJson } from '../checks/health.ts';
import { type Html, html } from '../form/html.ts';
import { capitalised, counted } from '../form/moments.ts';
import { carHtml, joined, lineHtml, shapeOf } from './wall-bays-html.ts';
import type { WallJson } from './wall-json.ts';

/** As many as somebody looks ahead to. */
const MOST_AWAITED = 5;

/** Beside the bays: who comes next, and how the calendars stand. */
export function wallRailHtml(today: WallJson, health: HealthJson | null): Html {
  return html`<aside aria-label="Arrivals and calendars">
${arrivalsHtml(today)}
${calendarsHtml(today, health)}
</aside>`;
}

function arrivalsHtml({ awaited, bays }: WallJson): Html {
  const more = Math.max(0, awaited.length - MOST_AWAITED);
  const next = html`<ol>
${awaited
  .slice(0, MOST_AWAITED)
  .map(
    (visit) =>
      html`<li class="${shapeOf(visit)}"><b class="begins">${visit.begins}</b> <span class="car">${carHtml(visit)}</span> <span class="who">${joined(visit.customer, bays.length > 1 ? visit.bay : null, visit.is_late ? visit.standing : null)}</span></li>`,
  )}
</ol>`;
  return html`<section class="arrivals" aria-labelledby="arrivals">
${[
  html`<h2 id="arrivals">Arrivals next</h2>`,
  awaited.length === 0 ? html`<p class="none">Nobody else is expected today</p>` : next,
  ...lineHtml('more', more === 0 ? '' : `and ${more} more`),
]}
</section>`;
}

function calendarsHtml({ owed, undecided }: WallJson, health: HealthJson | null): Html {
  const waits = undecided === 1 ? 'waits' : 'wait';
  return html`<section class="calendars" aria-labelledby="calendars">
${[
  html`<h2 id="calendars">Calendars</h2>`,
  standingHtml(health),
  ...lineHtml('owed', owed?.says ?? ''),
  ...lineHtml(
    'owed',
    undecided === 0 ? '' : `${counted(undecided, 'item')} ${waits} for a person: bay inbox`,
  ),
]}
</section>`;
}

/** What is the matter with all of them first, then with each. */
function standingHtml(health: HealthJson | null): Html {
  if (health === null) return html`<p class="none">Not looked at yet</p>`;
  const reasons = [
    ...health.reasons.map((reason) => ({ ...reason, of: null })),
    ...health.calendars.flatMap(({ calendar, reasons }) =>
      reasons.map((reason) => ({ ...reason, of: calendar })),
    ),
  ];
  if (reasons.length === 0)
    return html`<p class="level sound"><i class="mark" aria-hidden="true"></i>In step with the book</p>`;
  return html`<ul>
${reasons.map(({ level, what, remedy, of }) => {
  const [first = ''] = remedy.split('\n');
  const said = of === null ? capitalised(what) : `${of}: ${what}`;
  return html`<li class="level ${level}"><i class="mark" aria-hidden="true"></i><b>${capitalised(level)}</b> ${said} <span class="remedy">${first}</span></li>`;
})}
</ul>`;
}
