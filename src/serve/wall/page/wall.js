/**
 * Keeps the wall as the book is. One tab of the browser listens for all: a browser opens six connections to one place, and with a
 * stream in each of six tabs a seventh would not even load. What is shown is fetched whole and put in the place of what was there.
 */

/** Without news for so long, the page says that it may be out of date. */
const SILENT_MS = 60_000;
/** Without news for so long, it asks by itself. */
const ASKS_MS = 25_000;
const LOOK_MS = 5_000;
const PATIENCE_MS = 10_000;
/** Where it was told that there are listeners enough, or got another answer that is none, it tries once more after so long. */
const AGAIN_MS = 30_000;

/** A screen that hangs on a wall, where nobody scrolls. */
const wide = matchMedia('(min-width: 1600px) and (min-height: 850px)');
/** Smaller letters nobody reads from afar. */
const LEAST_SHARE = 0.55;

const tabs = new BroadcastChannel('wall');
let heardAt = Date.now();
/** What has changed is not shown yet, so that signs of life prove nothing. */
let isBehind = false;
let isAsking = false;

/** @param {string} sign `changed` or `ping` */
function hear(sign) {
  if (sign === 'changed') void show();
  else if (!isBehind) heard();
}

function heard() {
  heardAt = Date.now();
  look();
}

async function show() {
  isBehind = true;
  if (isAsking || document.hidden) return;
  isAsking = true;
  while (isBehind) {
    isBehind = false;
    if (!(await isShown())) {
      isBehind = true;
      break;
    }
    heard();
  }
  isAsking = false;
}

/** True once the present state is shown. */
async function isShown() {
  try {
    const reply = await fetch('/', { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!reply.ok) return false;
    const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
    const wall = page.getElementById('wall');
    if (wall === null) return false;
    if (page.documentElement.dataset['edition'] !== document.documentElement.dataset['edition'])
      location.reload();
    document.title = page.title;
    const shown = document.getElementById('wall');
    if (shown?.outerHTML !== wall.outerHTML) shown?.replaceWith(wall);
    fit();
    return true;
  } catch {
    return false;
  }
}

/** Whoever has set the clock back has been silent as well, for all that is known. */
function silentMs() {
  return Math.abs(Date.now() - heardAt);
}

function look() {
  const isSilent = silentMs() >= SILENT_MS;
  document.documentElement.classList.toggle('silent', isSilent);
  const said = document.getElementById('silence');
  if (said === null) return;
  said.hidden = !isSilent;
  const minutes = said.querySelector('b');
  const age = String(Math.floor(silentMs() / 60_000));
  if (minutes !== null && isSilent && minutes.textContent !== age) minutes.textContent = age;
}

function listen() {
  const stream = new EventSource('/api/changes');
  for (const sign of ['changed', 'ping']) {
    stream.addEventListener(sign, () => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin, a window is not
      tabs.postMessage(sign);
      hear(sign);
    });
  }
  stream.addEventListener('error', () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, AGAIN_MS);
  });
}

/** Letters are as large as the screen is read from afar with, or smaller, so that the whole day is seen. */
function fit() {
  const root = document.documentElement;
  root.style.fontSize = '';
  if (!wide.matches) return;
  const most = Number.parseFloat(getComputedStyle(root).fontSize);
  for (let size = most; size > most * LEAST_SHARE && root.scrollHeight > innerHeight; size -= 1)
    root.style.fontSize = `${size}px`;
}

/** A screen that hangs on a wall does not go dark; where it may all the same, it does. */
function stayLit() {
  navigator.wakeLock?.request('screen').catch(() => undefined);
}

tabs.addEventListener('message', ({ data }) => hear(data));
setInterval(() => {
  look();
  if (isBehind || silentMs() >= ASKS_MS) void show();
}, LOOK_MS);
document.addEventListener('visibilitychange', () => {
  if (document.hidden) return;
  void show();
  stayLit();
});
addEventListener('resize', fit);
fit();
stayLit();
void navigator.locks.request('wall', () => {
  listen();
  // Until this tab is gone: then the next one listens.
  return new Promise(() => undefined);
});
