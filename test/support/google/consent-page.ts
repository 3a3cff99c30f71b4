import type { ConsentError, ConsentRequest } from './oauth-authorize.ts';
import { escaped } from './wire.ts';

const STYLE =
  'body{font:16px system-ui;max-width:28rem;margin:3rem auto;padding:0 1rem}fieldset{margin:1rem 0}label{display:block;margin:.4rem 0}button{font:inherit;padding:.4rem 1rem;margin-right:.5rem}';

function page(title: string, content: string): string {
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style>${content}</html>`;
}

/** Somebody chooses an account and ticks what to allow. The form carries the query, so that nothing need be remembered. */
export function consentPage(
  { client, scopes, loginHint }: ConsentRequest,
  query: string,
  accounts: readonly string[],
): string {
  const options = accounts.map(
    (email) => `<option${email === loginHint ? ' selected' : ''}>${escaped(email)}</option>`,
  );
  const boxes = scopes.map(
    (scope) =>
      `<label><input type="checkbox" name="scope" value="${escaped(scope)}" checked> ${escaped(scope)}</label>`,
  );
  return page(
    'Sign in with (a fake) Google',
    `<h1>${escaped(client.project)} wants access to your Google Account</h1>
<form method="post"><input type="hidden" name="query" value="${escaped(query)}">
<label>Account <select name="account">${options.join('')}</select></label>
<fieldset><legend>What it can do</legend>${boxes.join('')}</fieldset>
<button name="decision" value="allow">Allow</button><button name="decision" value="deny">Deny</button></form>`,
  );
}

export function consentErrorPage({ status, error, description }: ConsentError): string {
  return page(
    `Error ${status}: ${error}`,
    `<h1>Access blocked: authorization error</h1><p>${escaped(description)}</p><p>Error ${status}: ${error}</p>`,
  );
}
