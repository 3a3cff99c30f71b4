import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const FOLDER = join(import.meta.dirname, '../../src/store/sql');

/** What one engine alone understands, or understands otherwise (docs/decisions/0022). */
const OF_ONE_ENGINE: readonly { readonly says: string; readonly pattern: RegExp }[] = [
  { says: 'an engine by its name', pattern: /sqlite|postgres/i },
  { says: 'functions of one engine', pattern: /\b(?:json_\w+|group_concat|string_agg|randomblob|instr)\b/i },
  { says: 'settings and rows of one engine', pattern: /\b(?:pragma|rowid|last_insert_rowid)\b/i },
  { says: 'a hint in words instead of a comment', pattern: /\b(?:INDEXED BY|CROSS JOIN)\b/ },
  { says: 'a conflict left to the engine', pattern: /\b(?:INSERT|UPDATE) OR \w+/ },
  { says: 'a comparison with what may be null', pattern: /\bIS (?:NOT )?\?/ },
  { says: 'the greater of two values', pattern: /(?<!Math\.)\b(?:max|min)\([^()]*,/ },
  { says: 'a name that an engine would make small', pattern: /\bAS [a-z]+[A-Z]/ },
];

const found = (text: string) =>
  OF_ONE_ENGINE.flatMap(({ says, pattern }) => {
    const [words] = pattern.exec(text) ?? [];
    return words === undefined ? [] : [`${says}: ${words}`];
  });

describe('the statements that engines share', () => {
  test('say nothing that one engine alone understands', () => {
    const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    expect(files.length).toBeGreaterThan(40);
    const says = files.flatMap((name) =>
      found(readFileSync(join(FOLDER, name), 'utf8')).map((words) => `${name} has ${words}`),
    );
    expect(says).toEqual([]);
  });

  test.each([
    "import { open } from '../sqlite/open.ts';",
    "SELECT json_extract(rules, '$.calendar') FROM shop",
    'SELECT id FROM appointment INDEXED BY appointment_by_start',
    'UPDATE OR IGNORE inbox_item SET kind = ?',
    'SELECT id FROM vehicle WHERE make IS ?',
    'SELECT max(m.start_at, ?) FROM claim m',
    'SELECT calendar_id AS calendarId FROM calendar_image',
    'SELECT last_insert_rowid()',
  ])('would be missed as: %s', (text) => {
    expect(found(text)).toHaveLength(1);
  });
});
