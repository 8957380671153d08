import { CONNECTION, connectionFor, recognise, together } from './files';
import type { ChosenFile } from './files';
import { activityPath, readAnswer } from './upload';

describe('which file is which', () => {
  it.each([
    ['people.csv', 'employee_id,email,department\n1,a@b,Sales', 'directory'],
    ['people.csv', '\uFEFF"Employee_ID";"Department"\n', 'directory'],
    ['export.csv', 'at,account,kind,community', 'activity'],
    ['export.csv', 'Day\tAccount\tKind\r\n', 'activity'],
    ['both.csv', 'employee_id,account,kind', 'activity'],
    ['acts.ndjson', '', 'activity'],
    ['acts.NDJSON.gz', '', 'activity'],
    ['notes.csv', 'name,comment', null],
    ['empty.csv', '', null],
  ])('%s with %p is %s', (name, head, kind) => expect(recognise(name, head)).toBe(kind));
});

it.each([
  ['activity.csv', 'activity'],
  ['Sign-ins Oct.csv', 'sign-ins-oct'],
  ['2026 acts.ndjson.gz', 'files-2026-acts'],
  ['---.csv', 'files'],
  [`${'x'.repeat(60)}.csv`, 'x'.repeat(40)],
])('%s becomes the connection %s', (name, key) => {
  expect(connectionFor(name)).toBe(key);
  expect(connectionFor(name)).toMatch(CONNECTION);
});

it('keeps one file of a kind, the newest', () => {
  const file = (name: string, kind: ChosenFile['kind']): ChosenFile => ({ file: new File([''], name), kind });
  const kept = together(
    [file('a.csv', 'directory')],
    [file('x.csv', null), file('b.csv', 'directory'), file('c.csv', 'activity')],
  );
  expect(kept.map(({ file: { name } }) => name)).toEqual(['b.csv', 'c.csv', 'x.csv']);
});

describe('answers', () => {
  it.each([
    ['a report', 200, '{"report":{"kind":"directory","people":3}}', 'report'],
    ['a refusal', 422, '{"refusal":{"code":"X","message":"m","where":null,"whatToDo":"d"}}', 'refusal'],
    ['a page of a proxy', 502, '<html>', 'failure'],
    ['JSON of someone else', 200, '{"ok":true}', 'failure'],
  ])('%s', (_name, status, body, key) => expect(readAnswer(status, body)).toHaveProperty(key));

  it('names go encoded into the address', () =>
    expect(activityPath('a&b ü.csv', 'x')).toBe('/import/activity?connection=x&name=a%26b+%C3%BC.csv'));
});
