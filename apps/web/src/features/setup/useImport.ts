import { useState } from 'react';
import type { ChosenFile } from './files';
import { activityPath, directoryPath, upload } from './upload';
import type { Outcome } from './upload';

export interface Finished {
  readonly name: string;
  readonly outcome: Outcome;
}

export interface ImportState {
  readonly sending: { readonly name: string; readonly sent: number } | null;
  readonly finished: readonly Finished[];
  readonly start: (files: readonly ChosenFile[], connection: string) => void;
  readonly reset: () => void;
}

/** The directory first: activity is matched to people, so they have to be there. A refusal stops what comes after it. */
export function useImport(onEach: () => void): ImportState {
  const [sending, setSending] = useState<ImportState['sending']>(null);
  const [finished, setFinished] = useState<readonly Finished[]>([]);

  const run = async (files: readonly ChosenFile[], connection: string) => {
    setFinished([]);
    const ordered = files.toSorted((a, b) => Number(a.kind === 'activity') - Number(b.kind === 'activity'));
    for (const { file, kind } of ordered) {
      if (kind === null) continue;
      const path = kind === 'directory' ? directoryPath(file.name) : activityPath(file.name, connection);
      setSending({ name: file.name, sent: 0 });
      const outcome = await upload({
        path,
        file,
        onProgress: (sent) => setSending({ name: file.name, sent }),
      });
      setFinished((before) => [...before, { name: file.name, outcome }]);
      onEach();
      if (!('report' in outcome)) break;
    }
    setSending(null);
  };
  return {
    sending,
    finished,
    start: (files, connection) => void run(files, connection),
    reset: () => setFinished([]),
  };
}
