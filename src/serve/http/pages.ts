import type { JsonObject } from '../../output/form/json.ts';
import { jsonText } from '../../output/form/view.ts';
import type { Progress } from '../loop/progress.ts';
import type { Watching } from '../loop/watching.ts';
import type { Pages } from './answers.ts';
import type { Page } from './replies.ts';

/**
 * How the process does: `/healthz`, whether it gets on; `/readyz`, whether anything has come to a good end yet. How book and calendars
 * stand, as it was last looked at: `/api/health`; in figures: `/metrics`.
 */
export function pagesOf(progress: Progress, found: Watching['found'], metrics: () => Promise<Page>): Pages {
  return {
    '/healthz': () => {
      const isWell = !progress.isStalled();
      const document = { status: isWell ? 'ok' : 'stalled', last_progress_ms: progress.sinceMs() };
      return json(isWell ? 200 : 503, document);
    },
    '/readyz': () => {
      const isReady = progress.isReady();
      return json(isReady ? 200 : 503, { status: isReady ? 'ready' : 'starting' });
    },
    '/api/health': () => {
      const document = found();
      return document === null ? json(503, { status: 'starting' }) : json(200, document);
    },
    '/metrics': metrics,
  };
}

function json(status: number, document: JsonObject): Page {
  return { status, type: 'application/json', text: jsonText(document) };
}
