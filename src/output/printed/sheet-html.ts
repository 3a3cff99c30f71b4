import type { DaySheet } from '../../usecases/day/read-day-sheet.ts';
import { asIs, type Html, html } from '../form/html.ts';
import { type SheetBlock, sheetBlocks } from './sheet-block.ts';
import { sheetFont } from './sheet-font.ts';
import { othersOnSheet, sheetHeading } from './sheet-heading.ts';
import { sheetStyle } from './sheet-style.ts';
import type { SheetVisit } from './sheet-visit.ts';

/**
 * The day as a page for a browser's printer: everything is in it, it runs no script and asks for nothing. Letter and A4, upright,
 * in letters as large as one page allows.
 */
export function sheetHtml(sheet: DaySheet): string {
  const { day, open, off, count, printed } = sheetHeading(sheet);
  const blocks = sheetBlocks(sheet);
  const others = othersOnSheet(sheet);
  const lines = [open, off, ...others];
  const page = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${day} - ${sheet.shopName}</title>
<style>${asIs(sheetStyle(sheetFont(blocks, lines)))}</style>
</head>
<body>
<header>
<h1>${day}</h1>
<p class="shop">${sheet.shopName}</p>
<p>${open}</p>
<p class="count">${count}</p>
${off === '' ? '' : html`<p class="off">${off}</p>`}
</header>
${blocks.map(blockHtml)}
${
  others.length === 0
    ? ''
    : html`<section class="others"><h2>Others</h2>
${others.map((line) => html`<p>${line}</p>`)}
</section>`
}
<footer>${printed}</footer>
</body>
</html>
`;
  return page.html;
}

function blockHtml({ title, visits }: SheetBlock): Html {
  if (visits.length === 0) return html`<p class="empty"><b>${title}</b> no appointments</p>`;
  return html`<table>
<thead><tr><th class="ticks">in&ensp;done</th><th class="when">${title}</th><th class="who">customer</th><th class="car">car</th><th class="work">work</th><th class="told">concerns</th></tr></thead>
<tbody>
${visits.map(rowHtml)}
</tbody>
</table>`;
}

function rowHtml(visit: SheetVisit): Html {
  const { number, hours, customer, phone, car, plate, work, doneBy, told } = visit;
  const ways = [visit.promise, visit.mode].filter(Boolean).join(', ');
  return html`<tr><td class="ticks">${tick(visit.isHere)}${tick(visit.isDone)} <small>${number}</small></td><td class="when"><b>${hours}</b> ${ways}</td><td class="who"><b>${customer}</b> <span>${phone}</span></td><td class="car">${car} <b class="plate">${plate}</b> <span>${visit.keyTag}</span></td><td class="work">${work}${doneBy === '' ? '' : html`, ${doneBy}`}</td><td class="told">${told.map(toldHtml)}</td></tr>`;
}

function tick(isSet: boolean): Html {
  return isSet ? html`<i class="box">✓</i>` : html`<i class="box"></i>`;
}

/** The column is that of concerns; of anything else is said what it is. */
function toldHtml([what, text]: readonly [string, string]): Html {
  return what === '' || what === 'Concerns' ? html`${text} ` : html`<b>${what}:</b> ${text} `;
}
