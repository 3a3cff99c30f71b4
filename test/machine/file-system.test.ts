import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileSystemOf, mountOver } from '../../src/machine/file-system.ts';
import { scratchFolder } from '../support/scratch.ts';

const MOUNTS = `/dev/sda1 / ext4 rw 0 0
ana@nas:/garage /mnt/nas fuse.sshfs rw 0 0
ana@nas:/two /mnt/two\\040shops fuse.sshfs rw 0 0
/dev/sdb1 /mnt/nas/disk ext4 rw 0 0
/dev/sdc1 /mnt/disk ext4 rw 0 0
rclone /mnt/disk fuse.rclone rw 0 0
`;

test.each([
  ['/home/ana/bay.db', 'ext4'],
  ['/mnt/nas/bay.db', 'fuse.sshfs'],
  ['/mnt/nas', 'fuse.sshfs'],
  ['/mnt/nastier/bay.db', 'ext4'],
  ['/mnt/two shops/bay.db', 'fuse.sshfs'],
  ['/mnt/nas/disk/bay.db', 'ext4'],
  ['/mnt/disk/bay.db', 'fuse.rclone'],
])('%s lies on what was mounted as %s', (place, kind) => {
  expect(mountOver(place, MOUNTS)).toBe(kind);
});

test('a path that is not made yet lies on what its folder will be made on', () => {
  const folder = scratchFolder();
  const on = fileSystemOf(folder);
  expect(fileSystemOf(join(folder, 'not', 'yet', 'bay.db'))).toEqual(on);
  expect(on === null).toBe(process.platform !== 'linux');
});
