import open from 'open';

/** The file that reads the package: load it with `import()`. */

/** Opens the address in the person's browser, without a shell in between. Rejects where none can be started. */
export async function openInBrowser(url: string): Promise<void> {
  const { protocol, hostname } = new URL(url);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) throw new Error('no web address');
  await started(url);
}

/** The same of a page that bay itself has written, by its whole path. Rejects for all else, and where none can be started. */
export async function openPage(file: string): Promise<void> {
  if (!/^(?:\/|[A-Za-z]:[\\/]).*\.html$/.test(file)) throw new Error('no page');
  await started(file);
}

async function started(what: string): Promise<void> {
  const program = await open(what);
  // What does not start says so by an event, which would end the process if nobody heard it.
  program.once('error', () => undefined);
  program.unref();
}
