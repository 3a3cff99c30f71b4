import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { atTerminal, KEYS } from '../support/terminal.ts';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

test.runIf(existsSync('/usr/bin/script'))(
  'at a real terminal nothing that is typed is lost, Escape goes back, and Ctrl-C changes nothing',
  async () => {
    const { folder, data } = workshop({ given: ANA_AND_BOB });
    const before = await data('customers list');
    const terminal = atTerminal(`'${process.execPath}' '${resolve('bin/bay.js')}' book`, {
      size: { columns: 40, rows: 24 },
      folder,
      environment: {
        BAY_HOME: join(folder, 'home'),
        BAY_NOW: '2026-11-23T08:00:00-05:00',
        CALENDAR_TIMEZONE: 'America/New_York',
        HOME: folder,
        NO_COLOR: '1',
      },
    });
    onTestFinished(() => terminal.close());
    // Before anything can be seen.
    terminal.type('Maya Chen\r12\r');
    await terminal.sees(/! "12" is not a valid phone[^]*\(Enter if unknown\) 12$/);
    terminal.type(`${KEYS.backspace}${KEYS.backspace}2125550188\r2018 Honda Civic\r`);
    await terminal.sees(/New car: 2018 Honda Civic[^]*What is to be done\?[^]*❯ Oil change/);
    terminal.type('brake');
    await terminal.sees(/What is to be done\? brake\n❯ Brake service, 1 h\n\n↑↓ Enter · Esc goes back/);
    terminal.type(KEYS.escape);
    await terminal.sees(/yet\)\s+2018 Honda Civic$/);
    terminal.type('\r');
    await terminal.sees(/What is to be done\? *\n❯ Oil change/);
    terminal.type(KEYS.breakOff);
    expect(await terminal.ended).toBe(130);
    expect(terminal.shown()).toMatch(/✗ Interrupted: nothing was changed\.$/);
    expect(await data('customers list')).toEqual(before);
  },
);
