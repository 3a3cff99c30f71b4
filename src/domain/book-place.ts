/** What a folder lies on, as the system tells it. */
export interface FileSystem {
  /** The number of its kind, as Linux has it; other systems number theirs anew at every start. */
  readonly kind: number;
  /** What it was mounted as (`fuse.sshfs`), where its kind alone does not say what it is; null: nobody knows. */
  readonly mountedAs: string | null;
}

/** A place in which a book is not safe. */
export type UnfitPlace =
  /** Locks and memory shared between processes, on which SQLite relies, are not given over a network. */
  | { readonly kind: 'network'; readonly called: string }
  /** A program copies the book's files elsewhere and back, each by itself and at its own time. */
  | { readonly kind: 'synced'; readonly called: string };

/** FUSE is whatever some program makes of it. */
export const FUSE = 0x65735546;

/** By the numbers of Linux (statfs). */
const NETWORKS: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'a Windows share (SMB)'],
  [0xff534d42, 'a Windows share (CIFS)'],
  [0xfe534d42, 'a Windows share (SMB)'],
  [0x01021997, 'a folder of another system (9p)'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
]);
const NETWORK_PROGRAMS =
  /^fuse\.(?:sshfs|rclone|s3fs|gcsfuse|davfs\d?|curlftpfs|gvfsd-fuse|glusterfs|ceph-fuse)$/;

/** By the names that their folders have. */
const SYNCED: readonly (readonly [folder: RegExp, called: string])[] = [
  [/^Dropbox(?: \(.+\)|-.+)?$/i, 'Dropbox'],
  [/^OneDrive(?: ?- ?.+)?$/i, 'OneDrive'],
  [/^(?:Mobile Documents|iCloud ?Drive)$/i, 'iCloud Drive'],
  [/^Google ?Drive(?:-.+)?$/i, 'Google Drive'],
  [/^(?:Nextcloud|ownCloud)\d*$/i, 'Nextcloud'],
];

/** Why a book is not safe in that file; null: nothing is known against it. `on`: what its folder lies on, null where nobody knows. */
export function unfitPlace(file: string, on: FileSystem | null): UnfitPlace | null {
  const network = networkOf(file, on);
  if (network !== null) return { kind: 'network', called: network };
  const folders = file.split(/[\\/]/).slice(0, -1);
  const synced = SYNCED.find(([name]) => folders.some((folder) => name.test(folder)));
  return synced === undefined ? null : { kind: 'synced', called: synced[1] };
}

function networkOf(file: string, on: FileSystem | null): string | null {
  // `\\server\share`; `\\?\` and `\\.\` lead to this machine.
  if (/^[\\/]{2}[^\\/?.]/.test(file)) return 'a Windows share';
  if (on === null) return null;
  const { kind, mountedAs } = on;
  if (mountedAs !== null && NETWORK_PROGRAMS.test(mountedAs)) return mountedAs.slice('fuse.'.length);
  return NETWORKS.get(kind) ?? null;
}
