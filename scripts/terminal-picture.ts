import { spawn } from 'node:child_process';
import headless from '@xterm/headless';

type Screen = headless.Terminal;
type Cell = NonNullable<
  ReturnType<NonNullable<ReturnType<Screen['buffer']['active']['getLine']>>['getCell']>
>;

const ROWS = 100;

/** The sixteen colours of a terminal, as this picture has them. */
const PALETTE = [
  '#3b4048',
  '#ff8f80',
  '#7ed6a5',
  '#efc57b',
  '#86b7f5',
  '#d4a5f0',
  '#7fd3dd',
  '#e9e6de',
  '#8b909a',
  '#ff8f80',
  '#7ed6a5',
  '#efc57b',
  '#86b7f5',
  '#d4a5f0',
  '#7fd3dd',
  '#ffffff',
];

const STYLE = `
body{margin:0}
#terminal{display:inline-block;margin:0;padding:18px 22px 20px;border-radius:10px;background:#16181d;color:#e9e6de;
font:14px/1.42 "DejaVu Sans Mono",ui-monospace,Menlo,Consolas,monospace;white-space:pre}
b{font-weight:700}
i{font-style:normal;opacity:.62}
${PALETTE.map((color, at) => `.c${at}{color:${color}}`).join('\n')}`;

export interface Typing {
  readonly bay: string;
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly columns: number;
}

/** A page with the terminal (`#terminal`) at which those lines were typed, one after the other, and what they were answered. */
export async function terminalHtml(lines: readonly string[], typing: Typing): Promise<string> {
  const screen = new headless.Terminal({ cols: typing.columns, rows: ROWS, allowProposedApi: true });
  for (const [at, line] of lines.entries()) {
    await written(screen, `${at === 0 ? '' : '\r\n'}\u001B[2m$\u001B[22m \u001B[1m${line}\u001B[22m\r\n`);
    await written(screen, await answerTo(line, typing));
  }
  const shown = linesOf(screen).map(lineHtml).join('\n').trimEnd();
  screen.dispose();
  return `<!DOCTYPE html><meta charset="utf-8"><style>${STYLE}</style><pre id="terminal">${shown}</pre>`;
}

function written(screen: Screen, bytes: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    screen.write(bytes, resolve);
  });
}

/** What the command writes at a terminal, which util-linux's `script` makes. Throws where there is none. */
async function answerTo(line: string, { bay, folder, environment, columns }: Typing): Promise<Buffer> {
  const typed = line.replace(/^bay /, `"${process.execPath}" "${bay}" `);
  const child = spawn('script', ['-q', '-c', `stty cols ${columns} rows ${ROWS}; ${typed}`, '/dev/null'], {
    cwd: folder,
    env: { ...environment, TERM: 'xterm-256color', SHELL: '/bin/sh' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const parts: Buffer[] = [];
  for await (const part of child.stdout) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function linesOf(screen: Screen): Cell[][] {
  const { active } = screen.buffer;
  return Array.from({ length: active.length }, (_, at) => {
    const line = active.getLine(at);
    return Array.from({ length: screen.cols }, (_, column) => line?.getCell(column)).filter(
      (cell) => cell !== undefined,
    );
  });
}

/** Cells that look alike are written as one. */
function lineHtml(cells: readonly Cell[]): string {
  const runs: { look: string; text: string }[] = [];
  for (const cell of cells) {
    if (cell.getWidth() === 0) continue;
    const look = lookOf(cell);
    const text = cell.getChars() || ' ';
    const last = runs.at(-1);
    if (last?.look === look) last.text += text;
    else runs.push({ look, text });
  }
  return runs
    .map(({ look, text }) => within(look, escaped(text)))
    .join('')
    .trimEnd();
}

/** `c2 b`: its colour, bold, dim. */
function lookOf(cell: Cell): string {
  return [
    cell.isFgPalette() ? `c${cell.getFgColor()}` : '',
    cell.isBold() ? 'b' : '',
    cell.isDim() ? 'i' : '',
  ].join(' ');
}

function within(look: string, text: string): string {
  const [color = '', ...tags] = look.split(' ');
  const inner = tags.filter(Boolean).reduce((html, tag) => `<${tag}>${html}</${tag}>`, text);
  return color === '' ? inner : `<span class="${color}">${inner}</span>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
