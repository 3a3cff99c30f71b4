import { version } from '../../../package.json' with { type: 'json' };
import type { Clock } from '../../clock.ts';
import type { Opening } from '../../doors/opening.ts';
import { AppError } from '../../failure.ts';
import { explainFailure } from '../../output/failure/failure.ts';
import { jsonText } from '../../output/form/view.ts';
import { told } from '../../output/hints/hints.ts';
import { wallHtml, wallTroubleHtml } from '../../output/wall/wall-html.ts';
import { type WallJson, wallJson } from '../../output/wall/wall-json.ts';
import { readWall } from '../../usecases/day/read-wall.ts';
import type { Pages } from '../http/answers.ts';
import { readIn } from '../http/read-in.ts';
import type { Page } from '../http/replies.ts';
import type { Watching } from '../loop/watching.ts';
import type { Changes } from './changes.ts';
import { ICON, SCRIPT, STYLE } from './page-files.ts';

interface Around {
  readonly opening: Pick<Opening, 'book'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly found: Watching['found'];
  readonly changes: Pick<Changes, 'stream'>;
}

const FILES = { style: '/wall.css', script: '/wall.js', icon: '/icon.svg', edition: version };

/** Nothing but what lies beside it, and nowhere but in a tab of its own. */
const SAFE = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
};

/** Today on the workshop's screen, the same as a document, and who is told when it changes. */
export function wallPages({ opening, clock, found, changes }: Around): Pages {
  const today = () => readIn(opening, async ({ ports }) => wallJson(await readWall(ports)));
  /** What is made of today; where the book cannot be read, of why. */
  const page = async (made: (today: WallJson) => Page, troubled: (thrown: AppError) => Page) => {
    try {
      return made(await today());
    } catch (thrown) {
      if (thrown instanceof AppError) return troubled(thrown);
      throw thrown;
    }
  };
  return {
    '/': () =>
      page(
        (today) => htmlPage(200, wallHtml(today, found(), FILES)),
        ({ failure }) => {
          const time = { zone: null, now: clock.now() };
          return htmlPage(503, wallTroubleHtml(told(explainFailure(failure, time), time), FILES));
        },
      ),
    '/api/today': () =>
      page(
        (today) => ({ status: 200, type: 'application/json', text: jsonText(today) }),
        ({ failure }) => ({
          status: 503,
          type: 'application/json',
          text: jsonText({ error: failure.code }),
        }),
      ),
    '/api/changes': changes.stream,
    [FILES.style]: () => STYLE,
    [FILES.script]: () => SCRIPT,
    [FILES.icon]: () => ICON,
  };
}

function htmlPage(status: number, text: string): Page {
  return { status, type: 'text/html; charset=utf-8', text, headers: SAFE };
}
