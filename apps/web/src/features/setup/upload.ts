export interface DirectoryReport {
  readonly kind: 'directory';
  readonly asOf: string | null;
  readonly people: number;
  readonly joined: number;
  readonly vanished: number;
  readonly droppedColumns: readonly string[];
  readonly notes: readonly string[];
}

export interface ActivityReport {
  readonly kind: 'activity';
  readonly lines: number;
  readonly acts: number;
  readonly repeated: number;
  readonly quarantined: number;
  readonly rejects: readonly { readonly line: number; readonly reason: string }[];
  readonly accounts: number;
  readonly matched: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly notes: readonly string[];
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly where: string | null;
  readonly whatToDo: string;
}

export type Report = DirectoryReport | ActivityReport;
export type Outcome =
  | { readonly report: Report }
  | { readonly refusal: Refusal }
  | { readonly failure: 'unreachable' | 'unreadable'; readonly detail: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The server's answer, whatever its status: a report, a refusal with what to do, or something that is neither. */
export function readAnswer(status: number, body: string): Outcome {
  try {
    const answer: unknown = JSON.parse(body);
    if (
      isRecord(answer) &&
      isRecord(answer['report']) &&
      (answer['report']['kind'] === 'directory' || answer['report']['kind'] === 'activity')
    )
      return { report: answer['report'] as unknown as Report };
    if (isRecord(answer) && isRecord(answer['refusal']))
      return { refusal: answer['refusal'] as unknown as Refusal };
  } catch {
    // Not JSON: said below, with the status as the only fact.
  }
  return { failure: 'unreadable', detail: `HTTP ${status}` };
}

interface UploadOptions {
  readonly path: string;
  readonly file: File;
  /** 0 to 1; 1 means sent, and the server is reading. */
  readonly onProgress: (sent: number) => void;
}

/** XHR, because fetch cannot say how much of a body has been sent. */
export function upload({ path, file, onProgress }: UploadOptions): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    });
    request.upload.addEventListener('load', () => onProgress(1));
    request.addEventListener('load', () => resolve(readAnswer(request.status, request.responseText)));
    request.addEventListener('error', () =>
      resolve({ failure: 'unreachable', detail: `POST ${path.split('?', 1)[0]}` }),
    );
    request.send(file);
  });
}

export const directoryPath = (name: string) =>
  `/import/directory?${new URLSearchParams({ name }).toString()}`;
export const activityPath = (name: string, connection: string) =>
  `/import/activity?${new URLSearchParams({ connection, name }).toString()}`;
