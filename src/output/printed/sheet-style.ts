/** In millimetres: what margins leave of letter and of A4 alike, less the line at the foot. */
export const PAGE_MM = { width: 190, height: 251 } as const;

/** In millimetres, together the width of the page. */
export const COLUMNS_MM = { ticks: 12, when: 22, who: 36, car: 37, work: 27, told: 56 } as const;
/** Between one column and the next. */
export const CELL_AIR_MM = 1.2;
export const LINE_HEIGHT = 1.15;
/** The boxes to tick, and the number below them. */
export const TICKS_LINES = 2;

/** The style of the sheet in letters of that size, in points. Lines and no shades: browsers leave shades away. */
export function sheetStyle(size: number): string {
  const columns = Object.entries(COLUMNS_MM).map(([name, mm]) => `.${name}{width:${share(mm)}%}`);
  return `
@page{size:portrait;margin:10mm 10mm 12mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:${PAGE_MM.width}mm;font:${size}pt/${LINE_HEIGHT} "Liberation Sans",Arial,Helvetica,sans-serif;color:#000;background:#fff}
header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;border-bottom:1.5pt solid #000;padding-bottom:2pt}
header>*{margin:0}
h1{font-size:1.6em}
.shop{font-size:1.2em;font-weight:bold}
.off{width:100%;font-weight:bold}
header p:nth-of-type(2){width:75%}
table{width:100%;table-layout:fixed;border-collapse:collapse;margin-top:3pt}
thead{display:table-header-group}
tr{break-inside:avoid}
th{text-align:left;vertical-align:bottom;font-weight:normal;font-size:.85em;padding:0;border-bottom:.75pt solid #000}
th.when{font-size:1.15em;font-weight:bold}
td{vertical-align:top;border-bottom:.4pt solid #777;padding:.6pt ${CELL_AIR_MM}mm .6pt 0;overflow-wrap:anywhere}
${columns.join('\n')}
td.ticks{white-space:nowrap;padding-right:0}
td small{display:block;line-height:1;font-size:.8em;color:#444}
.box{display:inline-block;width:1.2em;height:1.2em;margin-right:.3em;border:.75pt solid #000;font-style:normal;line-height:1.1;text-align:center;vertical-align:top}
td span,.plate{white-space:nowrap}
.plate{font-weight:bold}
.empty{margin:4pt 0 0;border-bottom:.4pt solid #777}
.empty b{padding-right:1em}
.others h2{font-size:1em;margin:5pt 0 0}
.others p{margin:0}
footer{margin-top:4pt;font-size:.8em;color:#444}
@media screen{body{padding:8mm}}
`;
}

function share(mm: number): string {
  return ((100 * mm) / PAGE_MM.width).toFixed(2);
}
