/** What this machine calls itself: pages that other machines bring into a browser have another name. */
export const OWN_NAMES: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** A machine's name as requests have it, without the port. */
export function hostIn(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '');
}

export function hostOfOrigin(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : '';
}
