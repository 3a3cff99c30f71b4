import { expect, test } from 'vitest';
import { FUSE, unfitPlace } from '../../src/domain/book-place.ts';

const EXT4 = { kind: 0xef53, mountedAs: null };

test.each([
  { name: 'a disk of this machine', on: EXT4, is: null },
  { name: 'nobody knows what', on: null, is: null },
  { name: 'NFS', on: { kind: 0x6969, mountedAs: null }, is: 'NFS' },
  { name: 'a Windows share', on: { kind: 0xff534d42, mountedAs: null }, is: 'a Windows share (CIFS)' },
  { name: 'sshfs', on: { kind: FUSE, mountedAs: 'fuse.sshfs' }, is: 'sshfs' },
  { name: 'a disk that a program reads', on: { kind: FUSE, mountedAs: 'fuseblk' }, is: null },
  { name: 'a program of which nobody knows', on: { kind: FUSE, mountedAs: null }, is: null },
])('a book on $name: $is', ({ on, is }) => {
  expect(unfitPlace('/srv/garage/bay.db', on)).toEqual(is === null ? null : { kind: 'network', called: is });
});

test.each([
  ['/home/ana/Dropbox/garage/bay.db', 'Dropbox'],
  ['/home/ana/Dropbox (Garage Inc)/bay.db', 'Dropbox'],
  ['/Users/ana/Library/CloudStorage/OneDrive-Garage/bay.db', 'OneDrive'],
  ['C:\\Users\\ana\\OneDrive - Garage\\bay.db', 'OneDrive'],
  ['/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/bay.db', 'iCloud Drive'],
  ['C:\\Users\\ana\\iCloudDrive\\bay.db', 'iCloud Drive'],
  ['/home/ana/Google Drive/bay.db', 'Google Drive'],
])('a book in %s is copied by %s', (file, called) => {
  expect(unfitPlace(file, EXT4)).toEqual({ kind: 'synced', called });
});

test.each(['/home/ana/dropbox.db', '/home/ana/onedriver/bay.db', '/srv/Dropboxes/bay.db'])(
  'nothing is known against %s',
  (file) => {
    expect(unfitPlace(file, EXT4)).toBeNull();
  },
);

test.each(['\\\\server\\garage\\bay.db', '//server/garage/bay.db'])('%s is a share', (file) => {
  expect(unfitPlace(file, null)).toEqual({ kind: 'network', called: 'a Windows share' });
});

test.each(['\\\\?\\C:\\garage\\bay.db', '\\\\.\\C:\\garage\\bay.db'])('%s is of this machine', (file) => {
  expect(unfitPlace(file, null)).toBeNull();
});
