import { describe, expect, test } from 'vitest';
import { decodedText } from '../../../src/machine/text-encoding.ts';
import {
  carsIn as cars,
  peopleIn as people,
  problemsIn,
  readList as read,
} from '../../support/list-reading.ts';

describe('the programs from which shops bring their customers', () => {
  test.each([
    {
      program: 'Outlook, of whose phones the first filled one counts',
      text:
        '"First Name","Last Name","E-mail Address","Primary Phone","Home Phone","Home Phone 2","Mobile Phone","Business Phone","Company"\r\n' +
        '"Grace","Hill","grace@x.example","","","","(212) 555-0143","",""\r\n' +
        '"Alan","Mason","","","212 555 0144","","212 555 0145","",""\r\n',
      are: [
        'Grace Hill | +12125550143 | grace@x.example',
        'Alan Mason | +12125550144 | Mobile Phone: 212 555 0145',
      ],
    },
    {
      program: "Outlook in full, whose columns of others are not the customer's",
      text:
        "Title,First Name,Middle Name,Last Name,Suffix,Company,Assistant's Phone,Business Fax,Business Phone,Car Phone,Pager,TTY/TDD Phone,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,Notes,Spouse\n" +
        'Mr.,John,Q,Public,Jr.,Acme,212 555 0101,212 555 0102,212 555 0103,,212 555 0104,212 555 0105,j@x.example,SMTP,John (j@x.example),k@x.example,waits,Jane\n',
      are: [
        'John Q Public Jr. | +12125550103 | j@x.example | waits\nCompany: Acme\nOther e-mail: k@x.example',
      ],
    },
    {
      program: 'Google Contacts',
      text:
        'First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\n' +
        'Ana,,Pérez,Anna,Dr.,,Nita,,,,,,,* myContacts,* ,ana@x.example,Mobile,+1 212-555-0146,Home,212-555-0147\n',
      are: ['Ana Pérez | +12125550146 | ana@x.example | Other phone: 212-555-0147'],
    },
    {
      program: 'Google Contacts as it was',
      text:
        'Name,Given Name,Additional Name,Family Name,Yomi Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name\n' +
        'Ana Pérez,Ana,,Pérez,,* My Contacts,* Home,ana@x.example,Mobile,212-555-0146,,Acme\n',
      are: ['Ana Pérez | +12125550146 | ana@x.example | Company: Acme'],
    },
    {
      program: 'QuickBooks desktop',
      text:
        'Active Status,Customer,Company,First Name,Last Name,Main Phone,Alt. Phone,Main Email\n' +
        'Active,"Perez, Ana",,Ana,Perez,212-555-0150,212-555-0151,ana@x.example\n' +
        'Active,Acme Inc,Acme Inc,Bob,Lee,212-555-0152,,\n',
      are: [
        'Ana Perez | +12125550150 | ana@x.example | Alt. Phone: 212-555-0151',
        'Acme Inc | +12125550152 | Contact: Bob Lee',
      ],
    },
    {
      program: 'QuickBooks online, with the title of the report',
      text:
        'Main Street Garage,,,\nCustomer Contact List,,,\n\nCustomer full name,Phone numbers,Email,Bill address\n' +
        'Ana Perez,Phone:(212) 555-0150 Mobile:(212) 555-0151,ana@x.example,1 Main St\n',
      are: ['Ana Perez | +12125550150 | ana@x.example | Other phone: (212) 555-0151'],
    },
    {
      program: 'Square',
      text:
        'Reference ID,First Name,Last Name,Email Address,Phone Number,Nickname,Company Name,Street Address 1,Birthday,Memo,Square Customer ID,First Visit,Transaction Count,Email Subscription Status\n' +
        "R1,Ana,Pérez,ana@x.example,'+12125550147,Nita,,1 Main St,,likes tea,SQ1,2020-01-02,3,subscribed\n",
      are: ['Ana Pérez | +12125550147 | ana@x.example | likes tea'],
    },
    {
      program: 'HubSpot, where the owner of a contact is somebody of the shop',
      text:
        'Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Contact owner,Associated Company,Lead Status,Last Activity Date,Marketing contact status\n' +
        '1,Ana,Pérez,ana@x.example,,212 555 0148,Maria Sales,,New,,Yes\n',
      are: ['Ana Pérez | +12125550148 | ana@x.example'],
    },
    {
      program: 'Mailchimp',
      text:
        'Email Address,First Name,Last Name,Phone Number,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,LEID,EUID,NOTES,TAGS\n' +
        'ana@x.example,Ana,Pérez,212 555 0149,2,2020-01-01,2020-01-01,1,2,,"vip"\n',
      are: ['Ana Pérez | +12125550149 | ana@x.example'],
    },
    {
      program: 'a spreadsheet in Spanish',
      text: 'Nombre;Teléfono;Correo electrónico;Placa;Marca;Modelo;Año;Notas\nAna Pérez;212-555-0151;ana@x.example;ABC1;Kia;Rio;2020;espera\n',
      are: ['Ana Pérez | +12125550151 | ana@x.example | espera'],
    },
    {
      program: 'a spreadsheet with phones of a home, a workplace and a pocket',
      text: 'Owner,Phone (Home),Work Ph.,Cell #\nAna Pérez,,212-555-0151,212-555-0152\n',
      are: ['Ana Pérez | +12125550151 | Cell #: 212-555-0152'],
    },
  ])('$program', async ({ text, are }) => {
    expect(await people(text)).toEqual(are);
  });

  test.each([
    {
      system: 'customers with their car in one line',
      text:
        'Customer First Name,Customer Last Name,Customer Phone 1,Customer Email,Vehicle Year,Vehicle Make,Vehicle Model,Vehicle VIN,Vehicle License Plate\n' +
        'Ana,Perez,2125550158,ana@x.example,2018,Honda,Civic,2HGFC2F59JH500001,ABC 1234\n',
      are: ['2018 Honda Civic ABC1234 2HGFC2F59JH500001'],
    },
    {
      system: 'short headings, and a state beside the plate',
      text: 'Client Name,Home Phone,Yr,Make,Model,Sub Model,Lic #,License State,VIN Number,Odometer\nAna,2125550158,2018,Honda,Civic,EX,ABC1234,NY,,12000\n',
      are: ['2018 Honda Civic ABC1234'],
    },
    {
      system: 'names as a database has them',
      text: 'first_name,last_name,phone_number,vehicle_year,vehicle_make,vehicle_model,licensePlate,vinNumber\nAna,Perez,2125550158,2018.0,Honda,Civic,ABC1234,\n',
      are: ['2018 Honda Civic ABC1234'],
    },
    {
      system: 'the car in one cell',
      text: 'Customer,Cell,Vehicle,Tag\nAna,2125550158,2018 Honda Civic,ABC1234\nBo,2125550159,2003 Land Rover Discovery,\nCy,2125550160,Ford,\nDi,2125550161,N/A,\n',
      are: ['2018 Honda Civic ABC1234', '2003 Land Rover Discovery', 'Ford', null],
    },
  ])('a shop system: $system', async ({ text, are }) => {
    expect(await cars(text)).toEqual(are);
  });
});

test('where some phones are told by their kind alone, so are the others', async () => {
  const text =
    'First,Middle,Last,Email,Home,Work,Pager,Fax,Mobile\nAna,,Pérez,,,212-555-0151,,,212-555-0152\n';
  expect(await people(text)).toEqual(['Ana Pérez | +12125550151 | Mobile: 212-555-0152']);
  expect(await people('Name,Home,Phone\nAna,1 Main St,2125550134\n')).toEqual(['Ana | +12125550134']);
});

test('a second car in one line is not mixed up with the first', async () => {
  const text =
    'Name,Vehicle 1 Make,Vehicle 1 Model,Vehicle 2 Make,Vehicle 2 Model,Plate,Plate\nAna,,Civic,Ford,F-150,A1,B2\n';
  expect(await cars(text)).toEqual(['Civic A1 & Ford F-150 B2']);
});

describe('several values in one cell', () => {
  test('of Google, parted by three colons: the first one, and the others in the notes', async () => {
    const text =
      'First Name,Last Name,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n' +
      'Rob,Hill,rob@x.example ::: bob@x.example,Mobile,+1 212 555 0134 ::: +1 212 555 0135\n' +
      'May,Lee,,Mobile,212-555-0136\n';
    expect(await people(text)).toEqual([
      'Rob Hill | +12125550134 | rob@x.example | Other phone: +1 212 555 0135\nOther e-mail: bob@x.example',
      'May Lee | +12125550136',
    ]);
  });

  test.each([
    ['212-555-0134; 212-555-0135', '+12125550134 | Other phone: 212-555-0135'],
    ['212-555-0134 / 212-555-0135', '+12125550134 | Other phone: 212-555-0135'],
    ['212-555-0134, 212-555-0135', '+12125550134 | Other phone: 212-555-0135'],
    ['212-555-0134 or 212-555-0135', '+12125550134 | Other phone: 212-555-0135'],
    ['212-555-0134\n212-555-0135', '+12125550134 | Other phone: 212-555-0135'],
    ['212-555-0134 ::: (212) 555 0134', '+12125550134'],
    [' ::: 212-555-0135', '+12125550135'],
    ['N/A ::: 212-555-0135', '+12125550135'],
    ['212-555-0134 (cell)', '+12125550134'],
    ['Cell: 212-555-0134', '+12125550134'],
    ['212-555-0134 x12', '+12125550134 | Phone: 212-555-0134 x12'],
    ['212-555-0134 wife Sue', '+12125550134 | Phone: 212-555-0134 wife Sue'],
    ['ask Sue, (212) 555-0134', '+12125550134 | Phone: ask Sue, (212) 555-0134'],
    ['2125550134.0', '+12125550134'],
    ['12 ::: 212-555-0135', '+12125550135 | Other phone: 12'],
    ['="2125550134"', '+12125550134'],
  ])('the phones %j', async (cell, are) => {
    expect(await people(`Name;Phone\nAna;"${cell.replaceAll('"', '""')}"\n`)).toEqual([`Ana | ${are}`]);
  });

  test.each([
    ['a@x.example ::: b@x.example', 'a@x.example | Other e-mail: b@x.example'],
    ['a@x.example; b@x.example', 'a@x.example | Other e-mail: b@x.example'],
    ['a@x.example, b@x.example', 'a@x.example | Other e-mail: b@x.example'],
    ['a@x.example ::: A@X.example', 'a@x.example'],
    ['mailto:a@x.example', 'a@x.example'],
    ['Ana <a@x.example>', 'a@x.example'],
    ['none@none.com', null],
    [
      `a@x.example ::: ${'b'.repeat(250)}@x.example`,
      `a@x.example | Other e-mail: ${'b'.repeat(250)}@x.example`,
    ],
  ])('the e-mail addresses %j', async (cell, are) => {
    expect(await people(`Name|Email\nAna|"${cell}"\n`)).toEqual([['Ana', are].filter(Boolean).join(' | ')]);
  });
});

describe('what stands for no phone is none, so that nobody is taken for somebody else', () => {
  test.each([
    '000-000-0000',
    '(000) 000-0000',
    '999-999-9999',
    '1111111111',
    '555-555-5555',
    '123-456-7890',
    '+1 000 000 0000',
    '000-0000',
    '(   )    -',
    '(212)',
    'Not available',
    '(none)',
    'N/A',
    'none',
    '-',
    'unknown',
    'no phone',
    '?',
    '0',
  ])('%s', async (phone) => {
    expect(await people(`Name,Phone\nAna Perez,${phone}\n`)).toEqual(['Ana Perez']);
  });

  test.each(['0740521234', '212-055-0134', '12', '911'])(
    '%s is a phone that is told to be none',
    async (phone) => {
      expect(await problemsIn(`Name,Phone\nAna Perez,${phone}\n`)).toEqual([
        expect.stringMatching(/^line 2: the phone ".*" is not valid: /),
      ]);
    },
  );
});

describe('a quotation mark that goes astray is told with its line, and takes nobody in', () => {
  test.each([
    {
      name: 'closed in a cell further down',
      text: 'Name,Phone,Notes\r\nAna One,2125550134,"6 inch lift\r\nBob Two,2125550135,y\r\nCy Three,2125550136,"z"\r\nDi Four,2125550137,q\r\n',
      problem: 'line 2: a quotation mark begins here that ends in the middle of a cell on another line',
      others: ['Bob Two', 'Cy Three', 'Di Four'],
    },
    {
      name: 'closed where a cell ends, behind the phones of others',
      text: 'Name,Phone,Notes\nAna One,2125550134,"6 inch lift\nBob Two,2125550135,y\nCy Three,2125550136,z"\nDi Four,2125550137,q\n',
      problem: 'line 2: a quotation mark begins here that is not closed before the next customer',
      others: ['Bob Two', 'Cy Three', 'Di Four'],
    },
    {
      name: 'at the name, behind the e-mail addresses of others',
      text: 'Email,Name\na@x.example,"Ana\nb@x.example,Bob\nc@x.example,Cy "C" Lee"\n',
      problem: 'line 2: a quotation mark begins here that ends in the middle of a cell on another line',
      others: ['Bob', 'Cy "C" Lee"'],
    },
    {
      name: 'closed where a cell ends, behind the cars of others',
      text: 'Name,VIN,Year,Notes\nAna,,,"6 inch lift\nBob,1HGCM82633A004352,,y\nCy,,,z"\nDi,,,q\n',
      problem: 'line 2: a quotation mark begins here that is not closed before the next customer',
      others: ['Bob', 'Cy', 'Di'],
    },
    {
      name: 'never closed',
      text: 'Name,Phone\n"Ana One,2125550134\nBob Two,2125550135\n',
      problem: 'line 2: a quotation mark in this line is never closed',
      others: ['Bob Two'],
    },
  ])('$name', async ({ text, problem, others }) => {
    const { lines, problems } = await read(text);
    expect(problems.map(({ line, problem }) => `line ${line}: ${problem}`)).toEqual([problem]);
    expect(lines.map(({ details }) => details.name)).toEqual(others);
  });

  test('notes of several lines are notes', async () => {
    const text =
      'Name,Phone,Notes\nAna,2125550134,"waits, likes coffee, black\nsays: call first, then come"\n';
    expect(await people(text)).toEqual([
      'Ana | +12125550134 | waits, likes coffee, black\nsays: call first, then come',
    ]);
  });

  test('a comma that is part of a text moves nothing under another heading', async () => {
    expect(
      await problemsIn('Name,Phone,Notes\nAna,2125550134,waits, likes coffee\nBo,2125550135,x,,\n'),
    ).toEqual([
      'line 2: it has 4 cells, the headings are 3: what holds the mark between cells must stand in quotes',
    ]);
  });
});

describe('what stands for nothing is nothing', () => {
  test('plates that are not there', async () => {
    const text =
      'Name,Phone,License Plate,Make\nA One,2125550160,N/A,Honda\nB Two,2125550161,N/A,Ford\nC Three,2125550162,,Kia\n';
    expect(await cars(text)).toEqual(['Honda', 'Ford', 'Kia']);
  });

  test.each([
    'N/A',
    'n/a',
    'NA',
    'NONE',
    'None',
    '-',
    '--',
    '—',
    'unknown',
    'TBD',
    '#N/A',
    'No Plate',
    'TEMP',
    'XXXXXXX',
    '0000000',
  ])('the plate %s', async (plate) => {
    expect(await cars(`Name,Plate,Make\nAna,${plate},Kia\n`)).toEqual(['Kia']);
  });

  test.each(['N/A', 'none', '-', '00000000000000000', 'XXXXXXXXXXXXXXXXX'])('the VIN %s', async (vin) => {
    expect(await cars(`Name,VIN,Make\nAna,${vin},Kia\n`)).toEqual(['Kia']);
  });

  test.each(['0', '0000', 'N/A', '-'])('the year %s', async (year) => {
    expect(await cars(`Name,Year,Make\nAna,${year},Kia\n`)).toEqual(['Kia']);
  });

  test('people who are called so keep their names', async () => {
    expect(await people('First Name,Last Name,Company\nYuna,Na,N/A\nChris,Null,-\n')).toEqual([
      'Yuna Na',
      'Chris Null',
    ]);
  });
});

describe('a company stands where no person is named', () => {
  test.each([
    [
      'First Name,Last Name,Company Name,Phone Number\n,,Speedy Couriers,2125550148\n',
      'Speedy Couriers | +12125550148',
    ],
    [
      'Given Name,Family Name,Organization 1 - Name,Phone 1 - Value\n,,Speedy Couriers,2125550148\n',
      'Speedy Couriers | +12125550148',
    ],
    ['Customer,Business Name,Phone\nN/A,Speedy Couriers,2125550148\n', 'Speedy Couriers | +12125550148'],
    ['Company,Phone\nSpeedy Couriers,2125550148\n', 'Speedy Couriers | +12125550148'],
    [
      'Name,Company,Phone\nAna Pérez,Speedy Couriers,2125550148\n',
      'Ana Pérez | +12125550148 | Company: Speedy Couriers',
    ],
  ])('%j', async (text, person) => {
    expect(await people(text)).toEqual([person]);
  });
});

describe('what stands above the headings is no part of the list', () => {
  test.each([
    ["Excel's own first line", 'sep=;\r\nName;Phone\r\nAna;2125550134\r\n', 0],
    ['the same in quotes, with a comma', '"sep=,"\nName,Phone\nAna,2125550134\n', 0],
    ['the same for tabs, saved once more', 'sep=\t\nName\tPhone\nAna\t2125550134\n', 0],
    ['the same with a mark before it', '\uFEFFSEP=|\nName|Phone\nAna|2125550134\n', 0],
    ['a title', 'Customers of Main Street Garage\nName,Phone\nAna,2125550134\n', 1],
    [
      'a title in as many cells as the list has columns',
      'Customer List,\nAs of 11/20/2026,\n,\nName,Phone\nAna,2125550134\n',
      2,
    ],
    ['a title that is a heading itself', 'Customer\nName;Phone\nAna;2125550134\n', 1],
  ])('%s', async (_, text, titleLines) => {
    expect(await people(text)).toEqual(['Ana | +12125550134']);
    expect((await read(text)).titleLines).toBe(titleLines);
  });

  test('nor are the headings of the next page', async () => {
    expect(await people('Name,Phone\nAna,2125550134\n\nName,Phone\nBo,2125550135\n')).toEqual([
      'Ana | +12125550134',
      'Bo | +12125550135',
    ]);
  });

  test.each(['TOTAL', 'Grand Total', 'Page 2 of 3', 'Friday, Nov 20, 2026 06:11 PM GMT-5'])(
    'and %j below it is told to be none of its customers',
    async (end) => {
      expect(await problemsIn(`Name,Phone\nAna,2125550134\n"${end}",\n`)).toEqual([
        `line 3: "${end}" reads as a line of a report, not as a customer`,
      ]);
    },
  );
});

const written = (text: string, encoding: 'latin1' | 'utf16le') =>
  decodedText(Buffer.from(text, encoding)).text;

describe('lists in the encodings of spreadsheets', () => {
  test.each([
    [
      'Windows',
      written('Name,Phone,Notes\r\nPat O\x92Neill,2125550134,\x93squeals\x94 \x96 owes \x8020\r\n', 'latin1'),
    ],
    [
      'Unicode text',
      written('\uFEFFName\tPhone\tNotes\r\nPat O’Neill\t2125550134\t“squeals” – owes €20\r\n', 'utf16le'),
    ],
  ])('%s', async (_, text) => {
    expect(await people(text)).toEqual(['Pat O’Neill | +12125550134 | “squeals” – owes €20']);
  });
});

describe('what was taken and looks wrong is told with its line', () => {
  test.each([
    ['Name,VIN\nA One,1HGCM82633AOO4352\n', 'A VIN never has the letter O: it is probably a 0.'],
    ['Name,VIN\nA One,IHGCM82633A004352\n', 'A VIN never has the letter I: it is probably a 1.'],
    ['Name,VIN\nA One,1HGCM82633AQ04352\n', 'A VIN never has the letter Q: it is probably a 0.'],
    ['Name,VIN\nA One,33A004352\n', 'A VIN has 17 characters, this one has 9 (cars before 1981 have fewer).'],
    ['Name,Email\nA One,a@x.example ::: none such\n', 'the e-mail address "none such" is not one'],
    ['Name,Notes\nRen\uFFFD,x\n', 'a letter was lost before this list was saved (\uFFFD)'],
  ])('%j', async (text, problem) => {
    const { lines, warnings } = await read(text);
    expect(lines).toHaveLength(1);
    expect(warnings).toEqual([{ line: 2, problem }]);
  });

  test('a list without a column for phones, and the columns that bay has no place for', async () => {
    const { hasPhoneColumn, ignoredColumns } = await read('Name,Fax,Points,Empty,\nAna,2125550134,7,,x\n');
    expect({ hasPhoneColumn, ignoredColumns }).toEqual({
      hasPhoneColumn: false,
      ignoredColumns: ['Fax', 'Points', 'column 5, which has no heading'],
    });
  });
});

describe('lines that are left out stand in a list of their own', () => {
  test('with the same columns and, before them, why', async () => {
    const text = 'Name;Phone;Notes\nAna;2125550134;\n;12;"a; ""b""\nc"\nBo;2125550135;"x\n';
    const { problems, leftOut } = await read(text);
    expect(leftOut(problems)).toBe(
      '\uFEFFLeft out because,Name,Phone,Notes\r\n' +
        '"the name is missing; the phone ""12"" is not valid: it has 2 digits, not 10; expected 10 digits, as (212) 555-0134, or a number with its country code, as +44 20 7946 0958",,12,"a; ""b""\nc"\r\n' +
        'a quotation mark in this line is never closed,Bo,2125550135,"""x"\r\n',
    );
  });

  test('which is read again as the list was, and left out again with the reason that holds now', async () => {
    const first = await read('Name,Phone\n,2125550134\nBo,12\n');
    const mended = first.leftOut(first.problems).replace(',,2125550134', ',Ana,2125550134');
    const second = await read(mended);
    expect(second.lines.map(({ details }) => details.name)).toEqual(['Ana']);
    expect(second.ignoredColumns).toEqual([]);
    const again = second.leftOut(second.problems);
    expect(again.split('\r\n')[0]).toBe('\uFEFFLeft out because,Name,Phone');
    expect(again).not.toContain('the name is missing');
  });
});
