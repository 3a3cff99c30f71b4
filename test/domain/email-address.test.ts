import { describe, expect, test } from 'vitest';
import { email } from '../../src/cli/options/option-parsers.ts';
import { isEmailAddress } from '../../src/domain/email-address.ts';
import { readEmails } from '../../src/files/customers/contact.ts';

/** Every door takes the same. */
const DOORS: readonly (readonly [string, (text: string) => boolean])[] = [
  ['the rule', isEmailAddress],
  [
    'an option',
    (text) => {
      try {
        return email(text) === text;
      } catch {
        return false;
      }
    },
  ],
  ['a list', (text) => readEmails([text]).emails[0] === text],
];

describe.each(DOORS)('%s', (_, takes) => {
  test.each(['ana@example.com', 'ana.perez+bay@mail.example.co.uk', 'añá@exämple.com', "o'hara@x.io"])(
    'takes %s for an e-mail address',
    (text) => expect(takes(text)).toBe(true),
  );
  test.each(['a@b', 'nowhere', 'a@b.', '@b.c', 'a@@b.c', 'a b@c.d', 'a@b.c;d', 'a"@b.c'])(
    'takes %s for none',
    (text) => expect(takes(text)).toBe(false),
  );
});
