import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';

const NFS = { kind: 0x6969, mountedAs: null };

test('a book on a network is used all the same, with one warning, and doctor finds it', async () => {
  const { bay, data, folder } = workshop();
  const { exitCode, stderr } = await bay('agenda', { fileSystem: NFS });
  expect(exitCode).toBe(0);
  expect(stderr.replaceAll(folder, '<shop>')).toMatchInlineSnapshot(`
    "! <shop>/home/default/bay.db lies on a network (NFS), where SQLite cannot keep processes apart and the book can be damaged: keep it on a disk of this machine.
    "
  `);
  const { findings } = await data('doctor', { fileSystem: NFS });
  expect(findings.filter(({ check }: { check: string }) => check === 'place')).toMatchInlineSnapshot(`
    [
      {
        "check": "place",
        "detail": "the book lies on a network (NFS), where SQLite cannot keep processes apart and the book can be damaged: keep it on a disk of this machine.",
        "mend": null,
        "status": "warning",
      },
    ]
  `);
});

test('so is one in a folder that a program copies', async () => {
  const { bay, folder } = workshop();
  await bay('agenda');
  const { exitCode, stderr } = await bay('--db Dropbox/bay.db agenda');
  expect(exitCode).toBe(0);
  expect(stderr.replaceAll(folder, '<shop>')).toMatchInlineSnapshot(`
    "! <shop>/Dropbox/bay.db lies in a folder that Dropbox copies, which can bring back an old copy or damage the book: keep it elsewhere, and copy a bay backup there.
    ! There was no book yet, and a new one was made: <shop>/Dropbox/bay.db, time zone America/New_York.
    "
  `);
});
