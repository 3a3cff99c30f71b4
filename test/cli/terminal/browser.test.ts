import { expect, test } from 'vitest';
import { openInBrowser } from '../../../src/cli/terminal/browser.ts';

test.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'http://accounts.google.com/',
  'http://127.0.0.1.evil.example/',
  'http://localhost@evil.example/',
  '--new-window',
  '/usr/bin/id',
  'not an address; id',
])('%s is opened by no program', async (url) => {
  await expect(openInBrowser(url)).rejects.toThrow();
});
