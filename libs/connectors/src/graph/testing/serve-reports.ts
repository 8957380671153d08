import type { AskedOf, Served, Told } from '@takeup/connectors/testing';
import { serve } from '@takeup/connectors/testing';

export interface ServedReports {
  readonly api: Served;
  readonly downloads: Served;
  close(): Promise<void>;
}

/** Something else said instead of the answer to the `n`th request, downloads among them. */
export type Instead = (path: string, n: number) => Told | undefined;

export interface Serving {
  /** @param downloads where files lie: another origin */
  answerOf(downloads: () => string): (asked: AskedOf) => Told;
  readonly file: (asked: AskedOf) => Told;
  readonly instead?: Instead | undefined;
}

/** An API and, at another origin, the files that it sends on to. */
export async function serveReports({ answerOf, file, instead }: Serving): Promise<ServedReports> {
  let n = 0;
  const downloads = await serve((asked) => instead?.(asked.path, n++) ?? file(asked));
  const answer = answerOf(() => downloads.url);
  const api = await serve((asked) => instead?.(asked.path, n++) ?? answer(asked));
  return {
    api,
    downloads,
    close: async () => {
      await api.close();
      await downloads.close();
    },
  };
}
