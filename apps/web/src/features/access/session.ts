import { words } from '../../ui/words';

/** What to tell whoever entered a token; null: it was taken. */
export async function enterToken(token: string): Promise<string | null> {
  try {
    const answer = await fetch('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    return answer.ok ? null : refusalIn(await answer.json());
  } catch {
    return words.access.page.failed;
  }
}

/** Whether this browser has forgotten its token. */
export async function forgetToken(): Promise<boolean> {
  try {
    return (await fetch('/session', { method: 'DELETE' })).ok;
  } catch {
    return false;
  }
}

function refusalIn(answer: unknown): string {
  const { refusal } = answer as {
    readonly refusal?: { readonly message: string; readonly whatToDo: string };
  };
  return refusal === undefined ? words.access.page.failed : `${refusal.message} ${refusal.whatToDo}`;
}
