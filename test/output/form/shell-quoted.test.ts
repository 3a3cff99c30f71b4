import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { safe } from '../../../src/output/form/safe-text.ts';
import { shellQuoted } from '../../../src/output/form/shell-quoted.ts';

test.each([
  { text: '/srv/bay/.env', quoted: '/srv/bay/.env' },
  { text: "/home/ana/my shop's dir/.env", quoted: "'/home/ana/my shop'\\''s dir/.env'" },
  { text: '~/.env', quoted: "'~/.env'" },
  { text: '$(reboot)', quoted: "'$(reboot)'" },
  { text: '-rf', quoted: "'-rf'" },
  { text: '', quoted: "''" },
  { text: '/srv/Múnich/.env', quoted: "'/srv/Múnich/.env'" },
  { text: 'a\nb\u202e', quoted: "$'a\\x0ab\\xe2\\x80\\xae'" },
])('$text is pasted as $quoted', ({ text, quoted }) => {
  expect(shellQuoted(text)).toBe(quoted);
});

test('a shell takes it for the one word that it was, and it can be shown as it is', () => {
  const words = [
    "it's",
    'a b',
    '$HOME',
    '`x`',
    '"',
    '\\',
    'tab\there',
    'new\nline',
    'ü',
    '\u202e',
    "'\u0007'",
    '🔧',
  ];
  const script = `printf '%s\\0' ${words.map(shellQuoted).join(' ')}`;
  expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' })).toBe(
    words.map((word) => `${word}\0`).join(''),
  );
  for (const word of words) expect(safe(shellQuoted(word))).toBe(shellQuoted(word));
});
