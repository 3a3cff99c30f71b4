import { type Html, html } from '../form/html.ts';
import type { WallJson } from './wall-json.ts';
import type { WallVisit } from './wall-visit.ts';

/** The bays side by side, each with its visits in order of time. */
export function wallBaysHtml({ bays }: Pick<WallJson, 'bays'>): Html {
  return html`<div class="bays">
${bays.map(bayHtml)}
</div>`;
}

function bayHtml({ bay, away, visits, others }: WallJson['bays'][number], at: number): Html {
  const id = `bay-${at + 1}`;
  const seen = html`<ol>
${visits.map(visitHtml)}
</ol>`;
  return html`<section class="bay" aria-labelledby="${id}">
${[
  html`<h2 id="${id}">${bay}</h2>`,
  ...away.map((text) => html`<p class="away">${text}</p>`),
  visits.length === 0 ? html`<p class="none">No visits today</p>` : seen,
  ...others.map(({ hours }) => html`<p class="others">${hours} taken in the calendar</p>`),
]}
</section>`;
}

function visitHtml(visit: WallVisit): Html {
  const { service, technician, key_tag: tag, progress } = visit;
  return html`<li class="visit ${shapeOf(visit)}">
${[
  html`<h3>${carHtml(visit)}</h3>`,
  html`<p class="hours">${visit.hours}</p>`,
  html`<p class="standing"><i class="mark" aria-hidden="true"></i>${visit.standing}</p>`,
  html`<p class="job">${joined(service, technician)}</p>`,
  ...lineHtml('who', joined(visit.customer, visit.waits, tag === null ? null : `tag ${tag}`)),
  ...lineHtml('promise', visit.promise ?? ''),
  ...(progress === null
    ? []
    : [
        html`<progress max="${progress.planned}" value="${Math.min(progress.minutes, progress.planned)}" aria-hidden="true"></progress>`,
      ]),
]}
</li>`;
}

export function carHtml({ vehicle_info: car, plate }: Pick<WallVisit, 'vehicle_info' | 'plate'>): Html {
  return plate === null ? html`${car}` : html`${car} <span class="plate">${plate}</span>`;
}

/** Each way in which a visit may stand has a mark of its own shape; what it means stands beside it in words. */
export function shapeOf({ status, is_late: isLate }: Pick<WallVisit, 'status' | 'is_late'>): string {
  return isLate ? 'late' : status.replace('_', '-');
}

/** `Oil change · Maria L.`: what there is of them. */
export function joined(...words: readonly (string | null)[]): string {
  return words.filter(Boolean).join(' · ');
}

/** No line where there is nothing to say. */
export function lineHtml(name: string, text: string): Html[] {
  return text === '' ? [] : [html`<p class="${name}">${text}</p>`];
}
