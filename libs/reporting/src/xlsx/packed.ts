import { unzipSync, zipSync } from 'fflate';

/** ZIP knows no earlier day. */
const NO_DAY = '1980-01-01T00:00:00';

/**
 * The same parts packed anew, by a packer that gives the same bytes everywhere: what zlib makes of a text differs between
 * its builds, and a report is checked by making it again.
 */
export function packedAlike(archive: Uint8Array): Uint8Array {
  return zipSync(unzipSync(archive), { level: 6, mtime: NO_DAY });
}
