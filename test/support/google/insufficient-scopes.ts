import type { Answer } from './answer.ts';
import type { Method } from './scopes.ts';

/** A real body of this refusal. */
export function insufficientScopes(method: Method): Answer {
  const [resource = '', verb = ''] = method.split('.');
  const metadata = {
    service: 'calendar-json.googleapis.com',
    method: `calendar.v3.${capital(resource)}.${capital(verb)}`,
  };
  return {
    status: 403,
    headers: {
      'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="insufficient_scope"',
    },
    body: {
      error: {
        code: 403,
        message: 'Request had insufficient authentication scopes.',
        errors: [{ message: 'Insufficient Permission', domain: 'global', reason: 'insufficientPermissions' }],
        status: 'PERMISSION_DENIED',
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
            reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
            domain: 'googleapis.com',
            metadata,
          },
        ],
      },
    },
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
