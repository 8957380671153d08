import type { FaultCode } from '../fault.js';
import { Faulted } from '../fault.js';
import { ByteSource } from './byte-source.js';
import { SIGNATURE, directory, entryHeader } from './headers.js';
import { Spoilt } from './spoilt.js';
import { unpackEntry } from './unpack-entry.js';

export interface ZipEntry {
  /** As the archive has it, with `/` between folders; never one that leads out of the archive. */
  readonly name: string;
  /** Unpacked. What is not read is passed over, and checked all the same. */
  readonly bytes: AsyncIterable<Buffer>;
}

export interface ZipCaps {
  /** Of all entries together, once unpacked; 8 GiB unless said. */
  readonly maxBytes?: number;
  /** 10,000 unless said. */
  readonly maxEntries?: number;
}

const MOST_BYTES = 8_589_934_592;
const MOST_ENTRIES = 10_000;
const FAULTS: Readonly<Record<Spoilt['how'], readonly ['transient' | 'changed', FaultCode]>> = {
  cut: ['transient', 'truncated'],
  broken: ['transient', 'unreadable'],
  strange: ['changed', 'unexpected-shape'],
  'too-large': ['changed', 'too-large'],
};

/**
 * The entries of a ZIP archive one after the other, while it is still coming: no file, no jumping to its end, little
 * memory. Written here because the libraries that read from a stream check neither checksums nor that nothing is
 * missing, and those that check read from a file.
 * @param what method and path, for the detail of a fault
 * @throws Faulted for an archive that is cut off, damaged, encrypted, ZIP64, larger than the caps, or names entries to lie
 * outside itself
 */
export async function* zipEntries(
  bytes: AsyncIterable<Uint8Array>,
  what: string,
  { maxBytes = MOST_BYTES, maxEntries = MOST_ENTRIES }: ZipCaps = {},
): AsyncGenerator<ZipEntry> {
  const source = new ByteSource(bytes);
  const budget = { left: maxBytes };
  try {
    let read = 0;
    for (;;) {
      const signature = (await source.exactly(4)).readUInt32LE(0);
      if (signature !== SIGNATURE.entry) return await directory(source, signature, read);
      if ((read += 1) > maxEntries) throw new Spoilt('too-large', `over ${maxEntries} entries`);
      const header = await entryHeader(source);
      const data = within(unpackEntry(source, header), budget);
      yield { name: header.name, bytes: faulting(rest(data), what) };
      for await (const passedOver of rest(data)) void passedOver;
    }
  } catch (error) {
    throw faultOf(error, what);
  } finally {
    await source.close();
  }
}

async function* within(data: AsyncIterable<Buffer>, budget: { left: number }): AsyncGenerator<Buffer> {
  for await (const bytes of data) {
    budget.left -= bytes.length;
    if (budget.left < 0) throw new Spoilt('too-large', 'unpacked it is too large');
    yield bytes;
  }
}

/** What is still to come: whoever stops reading does not end the data. */
function rest(data: AsyncGenerator<Buffer>): AsyncIterable<Buffer> {
  return { [Symbol.asyncIterator]: () => ({ next: () => data.next() }) };
}

async function* faulting(data: AsyncIterable<Buffer>, what: string): AsyncGenerator<Buffer> {
  try {
    yield* data;
  } catch (error) {
    throw faultOf(error, what);
  }
}

function faultOf(error: unknown, what: string): unknown {
  if (!(error instanceof Spoilt)) return error;
  const [kind, code] = FAULTS[error.how];
  return new Faulted({ kind, code, detail: `${what}: ${code} ${error.message}` });
}
