import { deflateRaw, inflateRaw } from 'node:zlib';

/** Hashes take up most of it and are not made smaller by trying harder. */
const LEVEL = 4;

/** Plain data as deflated JSON. */
export function pack(data: unknown): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    deflateRaw(JSON.stringify(data), { level: LEVEL }, (error, packed) =>
      error === null ? resolve(packed) : reject(error),
    );
  });
}

/** @throws Error where it was not made by `pack` */
export function unpack(content: Uint8Array): Promise<unknown> {
  return new Promise((resolve, reject) => {
    inflateRaw(content, (error, data) =>
      error === null ? resolve(JSON.parse(data.toString()) as unknown) : reject(error),
    );
  });
}
