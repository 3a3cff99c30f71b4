import { createHash } from 'node:crypto';

/** How a sign-in ended, as far as the browser is told. */
export type Ending = 'done' | 'refused' | 'too-little' | 'wrong' | 'not-google';

interface Words {
  readonly status: number;
  readonly sign: '✓' | '!' | '✗';
  readonly title: string;
  /** What it means. */
  readonly meaning: string;
  /** What to do now. */
  readonly next: string;
}

const WORDS: { readonly [E in Ending]: Words } = {
  done: {
    status: 200,
    sign: '✓',
    title: 'You are signed in',
    meaning: "bay may now show the shop's appointments in your Google Calendar.",
    next: 'Close this tab and go back to the terminal. To see what bay may do: <code>bay auth status</code>',
  },
  refused: {
    status: 200,
    sign: '!',
    title: 'Nothing was allowed',
    meaning: 'Google was told no, so bay was not given access. Nothing was stored, and nothing has changed.',
    next: 'Close this tab. To sign in after all, run <code>bay auth</code> again and choose Allow.',
  },
  'too-little': {
    status: 200,
    sign: '!',
    title: 'One more box, please',
    meaning:
      'bay needs all that it asks for: to write appointments, to see what is busy, and to list your calendars. Nothing was stored.',
    next: "Close this tab, run <code>bay auth</code> again, and tick every box on Google's page.",
  },
  wrong: {
    status: 200,
    sign: '✗',
    title: 'That did not work',
    meaning: 'Google sent you back here, but the sign-in could not be finished. Nothing was stored.',
    next: 'Close this tab and look at the terminal: it says what went wrong and what mends it.',
  },
  'not-google': {
    status: 400,
    sign: '✗',
    title: 'This is not the answer bay waits for',
    meaning: "This page ends a sign-in at Google, and only Google's answer can end it.",
    next: "Go back to the tab with Google's page, or to the terminal for its address.",
  },
};

const STYLE = `
:root { color-scheme: light dark; --ground: #f4f5f7; --card: #fff; --ink: #1c2026; --soft: #5b6470; --line: #dfe3e8;
  --sign: #1a7f4b; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14171b; --card: #1d2127; --ink: #eceff3; --soft: #a2abb8; --line: #323943; --sign: #4cc38a; }
}
* { box-sizing: border-box; margin: 0; }
body { min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--ground);
  color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, 'Segoe UI', sans-serif; }
main { width: 100%; max-width: 30rem; padding: 2.5rem 2.25rem; background: var(--card); border: 1px solid var(--line);
  border-radius: 1rem; }
.sign { display: grid; place-items: center; width: 3rem; height: 3rem; border-radius: 50%; font-size: 1.4rem;
  font-weight: 700; color: var(--sign); border: 2px solid currentColor; }
.sign.no { --sign: #c0392b; }
.sign.but { --sign: #b7791f; }
@media (prefers-color-scheme: dark) { .sign.no { --sign: #ff8a7a; } .sign.but { --sign: #f0b429; } }
h1 { margin: 1.25rem 0 .5rem; font-size: 1.5rem; line-height: 1.25; }
p { color: var(--soft); }
.next { margin-top: 1.25rem; padding-top: 1.25rem; border-top: 1px solid var(--line); color: var(--ink); }
code { padding: .1em .4em; border-radius: .35em; background: var(--ground); font: .92em ui-monospace, Menlo, monospace; }
footer { margin-top: 1.75rem; font-size: .85rem; color: var(--soft); }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const SIGN_CLASSES = { '✓': 'yes', '!': 'but', '✗': 'no' } as const;

/** Sent with every page: nothing is loaded, run, framed, kept or told to other pages. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  connection: 'close',
};

export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
}

/** The same for everybody: nothing of the request is in it. */
export function endingPage(ending: Ending): Page {
  const { status, sign, title, meaning, next } = WORDS[ending];
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · bay</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<div class="sign ${SIGN_CLASSES[sign]}" aria-hidden="true">${sign}</div>
<h1>${title}</h1>
<p>${meaning}</p>
<p class="next">${next}</p>
<footer>bay · the appointment book of the shop, on this computer</footer>
</main>
</body>
</html>
`;
  return { status, headers: HEADERS, html };
}
