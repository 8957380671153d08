import { deflateRaw, inflateRaw } from 'node:zlib';

/** Plain data as deflated JSON. */
export function pack(data: unknown): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    deflateRaw(JSON.stringify(data), (error, packed) => (error === null ? resolve(packed) : reject(error)));
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
