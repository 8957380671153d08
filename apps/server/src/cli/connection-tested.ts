import type { Tested, TestedReceiver, TestedSource } from '@takeup/application';
import { en } from '@takeup/words';
import { Exit } from './exit.js';
import type { Opened } from './open.js';
import type { Format } from './output.js';
import { print, printJson } from './output.js';
import { toldBy, toldLines } from './told.js';

const words = en.connections;

/** What came of asking. @throws Exit where it was refused or could not be asked */
export function printTested(opened: Opened, key: string, tested: Tested, format: Format): void {
  if ('fault' in tested) {
    const { fault, connector } = tested;
    throw new Exit(1, [...en.sync.fault(key, { ...fault, connector }), words.nothingKept]);
  }
  if (format === 'json') return printJson(tested);
  for (const line of linesOf(opened, tested)) print(line);
}

function linesOf({ environment }: Pick<Opened, 'environment'>, tested: TestedSource): readonly string[] {
  if (tested.kind === 'receiver') return hookLines(tested, `http://localhost:${environment.port}`);
  if (tested.kind === 'outcome') return [en.connect.values(tested)];
  const notes = tested.notes.flatMap(({ code }) => {
    const note = en.connectors.note(code);
    return note ? [`  ${note.message} ${note.whatToDo}`] : [];
  });
  if (tested.kind === 'directory') return [en.connect.people(tested.people), ...notes];
  return [en.sync.checked(tested.key, tested), ...toldLines(toldBy(tested.key, tested)), ...notes];
}

/** @param here where it listens, for who named no address */
function hookLines({ path, address, secret }: TestedReceiver, here: string): readonly string[] {
  const at = address ?? `${here}${path}`;
  return [words.sentTo(at), ...(secret === undefined ? [] : [words.signedWith(secret)])];
}

export function connectedKind(tested: Tested): TestedSource['kind'] {
  return 'kind' in tested ? tested.kind : 'platform';
}
