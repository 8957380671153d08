import http from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: http.OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
}

/** One request as it is written here: unlike fetch, with any Host and Origin. */
export function asking(url: string, { method = 'GET', headers = {}, body }: Asking = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** A question in GraphQL. */
export function asks(query: string, headers: http.OutgoingHttpHeaders = {}): Asking {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  };
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** The code of the refusal in an answer; null where it is none. */
export function refusalIn({ text }: Answer): string | null {
  try {
    return (JSON.parse(text) as { refusal?: { code: string } }).refusal?.code ?? null;
  } catch {
    return null;
  }
}
