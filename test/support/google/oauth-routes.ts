import { consentErrorPage, consentPage } from './consent-page.ts';
import type { OAuthModel } from './oauth-model.ts';
import { type OAuthAnswer, oauthError } from './oauth-settings.ts';
import { htmlReply, type Reply, type WireRequest } from './wire.ts';

const AUTHORIZE = '/o/oauth2/v2/auth';

/** Consent page, token and revoke endpoints; null for any other address or method. */
export function oauthReply(
  request: WireRequest,
  oauth: OAuthModel,
  accounts: readonly string[],
): Reply | null {
  const { method, path } = request;
  if (path === AUTHORIZE && method === 'GET') return shownConsent(request, oauth, accounts);
  if (path === AUTHORIZE && method === 'POST') return decided(request, oauth);
  if (path === '/token' && method === 'POST') return oauthJson(tokenAnswer(request, oauth));
  if (path === '/revoke' && method === 'POST')
    return oauthJson(oauth.revoke(request.query.get('token') ?? formOf(request)?.get('token') ?? ''));
  return null;
}

function shownConsent({ query }: WireRequest, oauth: OAuthModel, accounts: readonly string[]): Reply {
  const request = oauth.consent(query);
  if ('error' in request) return htmlReply(request.status, consentErrorPage(request));
  return htmlReply(200, consentPage(request, query.toString(), accounts), { 'x-frame-options': 'DENY' });
}

/** The buttons of the page. */
function decided(request: WireRequest, oauth: OAuthModel): Reply {
  const form = formOf(request) ?? new URLSearchParams();
  const consent = oauth.consent(new URLSearchParams(form.get('query') ?? ''));
  if ('error' in consent) return htmlReply(consent.status, consentErrorPage(consent));
  const allowed = form.get('decision') === 'allow' ? form.getAll('scope') : [];
  return htmlReply(302, '', { location: oauth.decide(consent, form.get('account') ?? '', allowed) });
}

function formOf({ headers, text }: WireRequest): URLSearchParams | null {
  const isForm = /^application\/x-www-form-urlencoded(?:;|$)/i.test(headers['content-type'] ?? '');
  return isForm ? new URLSearchParams(text) : null;
}

/** The client's id and secret in the form, or in a Basic header. */
function tokenAnswer(request: WireRequest, oauth: OAuthModel): OAuthAnswer {
  const form = formOf(request);
  if (form === null || request.query.size > 0) return oauthError(400, 'invalid_request', 'Bad Request');
  for (const name of new Set(form.keys()))
    if (form.getAll(name).length > 1)
      return oauthError(400, 'invalid_request', `OAuth 2 parameters can only have a single value: ${name}`);
  const basic = /^Basic (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (basic !== undefined) {
    const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
    form.set('client_id', id);
    form.set('client_secret', secret);
  }
  return oauth.token(form);
}

function oauthJson({ status, body }: OAuthAnswer): Reply {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
      pragma: 'no-cache',
      vary: 'Origin, X-Origin, Referer',
    },
    body: Buffer.from(JSON.stringify(body, null, 2)),
  };
}
