import { spawn } from 'node:child_process';

/**
 * Shows a long text page by page, with `PAGER` or less; false where that cannot be run. Less ends by itself where all fits, shows
 * colours, and leaves the text on the screen.
 */
export async function page(text: string, environment: NodeJS.ProcessEnv): Promise<boolean> {
  const own = environment['PAGER'];
  const child = spawn(own ?? 'less', {
    shell: own !== undefined,
    stdio: ['pipe', 'inherit', 'inherit'],
    // What bay writes is UTF-8, whatever the locale says.
    env: { LESS: 'FRX', LESSCHARSET: 'utf-8', LV: '-c', ...environment },
  });
  // Ctrl-C is the pager's as long as it is there.
  process.on('SIGINT', leave);
  try {
    return await new Promise((resolve) => {
      child.on('error', () => resolve(false));
      child.on('close', (code) => resolve(code !== NOT_FOUND && code !== NOT_RUN));
      // Whoever has read enough closes it before the end.
      child.stdin.on('error', leave);
      child.stdin.end(text);
    });
  } finally {
    process.off('SIGINT', leave);
  }
}

const leave = () => undefined;

/** As shells say it. */
const NOT_RUN = 126;
const NOT_FOUND = 127;
