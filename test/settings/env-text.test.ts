import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEnvText, unwrapped } from '../../src/settings/env-text.ts';

function variables(text: string): Record<string, string> {
  return Object.fromEntries(readEnvText(text).settings.map(({ name, value }) => [name, value]));
}

describe('a setting of .env is read', () => {
  test.each([
    { name: 'behind a line of blanks', text: 'A=1\n   \nZ=zone\n' },
    { name: 'behind a line with a tab and one with a no-break space', text: 'A=1\n\t\n\u00a0\nZ=zone' },
    { name: 'behind a comment that is indented', text: 'A=1\n  # why\n\t# and why\nZ=zone\n' },
    { name: 'behind a byte order mark', text: '\ufeffZ=zone\nA=1\n' },
    { name: 'behind a byte order mark and an empty line', text: '\ufeff\r\nA=1\r\nZ=zone\r\n' },
    { name: 'between the line ends of an old Macintosh', text: 'A=1\rZ=zone\r' },
    { name: 'between line ends of all kinds', text: 'A=1\r\nZ=zone\rC=3\n' },
    { name: 'with blanks and tabs around everything', text: 'A=1\n\t Z \t= \t zone \t \n' },
    { name: 'in double quotes', text: 'A=1\nZ="zone"' },
    { name: 'in single quotes and a comment behind it', text: "A=1\nZ='zone' # why\n" },
    { name: 'in the quotes of a word processor', text: 'A=1\nZ=\u201czone\u201d\n' },
    { name: 'with a comment behind it', text: 'A=1 # one\nZ=zone # as "there"\n' },
    { name: 'behind export', text: 'export A=1\nexport  Z="zone"\n' },
    { name: 'behind set, as in a batch file', text: 'set A=1\r\nset Z=zone\r\n' },
    { name: 'with a colon for the sign', text: 'A: 1\nZ: zone\n' },
    { name: 'with the end of a line of a program', text: 'A="1",\nZ="zone";\n' },
    { name: 'behind a value that is empty', text: 'A=\nB=""\nZ=zone\n' },
    { name: 'the last time it is set', text: 'Z=other\nA=1\nZ=zone\n' },
  ])('$name', ({ text }) => {
    expect(variables(text)).toMatchObject({ Z: 'zone' });
    expect(readEnvText(text).strangeLines).toEqual([]);
  });

  test.each([
    ['C=en.usa#holiday@group.v.calendar.google.com', 'en.usa#holiday@group.v.calendar.google.com'],
    ['P="a b # c"', 'a b # c'],
    ["P='it\"s'", 'it"s'],
    ['P=`a\'"b`', `a'"b`],
    ['D="C:\\new\\table.db"', 'C:\\new\\table.db'],
    ['D=C:\\garage\\bay.db', 'C:\\garage\\bay.db'],
    ['E=a=b==', 'a=b=='],
    ['E=X=1', 'X=1'],
    ['E=my pass=word', 'my pass=word'],
    ['E="A=1 B=2"', 'A=1 B=2'],
    ['E= # nothing', ''],
    ['E=#5', '#5'],
    ['K="-----BEGIN\nabc+/=\nAb9=\n-----END"', '-----BEGIN\nabc+/=\nAb9=\n-----END'],
  ])('%s as it stands', (text, value) => {
    expect(Object.values(variables(`A=1\n${text}\nB=2\n`))).toEqual(['1', value, '2']);
  });
});

describe('a line that means nothing is named, and nothing after it is lost', () => {
  test.each([
    { what: 'without a sign', line: 'ZONE America/Chicago' },
    { what: 'without a name', line: '=America/Chicago' },
    { what: 'a name with a blank in it', line: 'MY ZONE=America/Chicago' },
    { what: 'quotes that are not closed', line: 'ZONE="America/Chicago' },
    { what: 'quotes that are closed twice', line: 'ZONE="America/Chicago"" x' },
    { what: 'quotes that are not opened', line: 'ZONE=America/Chicago"' },
    { what: 'single quotes closed by double ones', line: `ZONE='America/Chicago"` },
    { what: 'two settings', line: 'ZONE=America/Chicago HOME=/srv/bay' },
    { what: 'two settings, one of them exported', line: 'ZONE=America/Chicago; export BAY_HOME=' },
    { what: 'two settings in quotes', line: 'ZONE="America/Chicago" BAY_HOME="/srv/bay"' },
    { what: 'a heading', line: '[zones]' },
    { what: 'a line of JSON', line: '{"ZONE": "America/Chicago"}' },
  ])('$what', ({ line }) => {
    const text = `A=1\n\n${line}\nexport B="2"\nC='3'\n`;
    expect(variables(text)).toEqual({ A: '1', B: '2', C: '3' });
    expect(readEnvText(text).strangeLines).toEqual([3]);
  });

  test('whatever stands between two settings', () => {
    const strange = fc.array(fc.string({ unit: fc.constantFrom(...'aB=\'"` #:\\\t') }), { maxLength: 4 });
    fc.assert(
      fc.property(strange, fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
        const text = ['FIRST=1', ...lines, 'LAST=2', ''].join(end);
        expect(variables(text)).toMatchObject({ FIRST: '1', LAST: '2' });
      }),
    );
  });
});

test('what is written plainly is read as Node reads it', () => {
  const value = fc.oneof(
    fc.stringMatching(/^[\w./:@-]*$/),
    fc.stringMatching(/^"[\w ./:@#-]*"$/),
    fc.stringMatching(/^'[\w ./:@#"-]*'$/),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('A', 'B', 'T', 'T_2'), value), (settings) => {
      const text = Object.entries(settings)
        .map(([name, held]) => `${name}=${held}\n`)
        .join('');
      expect(variables(text)).toEqual({ ...parseEnv(text) });
    }),
  );
});

test.each([
  ['"id"', 'id'],
  ["'id'", 'id'],
  [' id\t', 'id'],
  ['"id', '"id'],
  ['"a" "b"', '"a" "b"'],
  ['"', '"'],
  ['\u201cid\u201d', 'id'],
  ['" id "', 'id'],
  ['', ''],
])('%j without blanks and quotes around it is %j', (value, plain) => {
  expect(unwrapped(value)).toBe(plain);
});
