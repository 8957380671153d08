import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { of } from 'rxjs';
import type { Platform } from './ConnectForm';
import { ChangeForm } from './ChangeForm';
import { ConnectForm } from './ConnectForm';

const field = { hint: 'A hint.', required: true, choices: [], standard: null, fixed: false };
const PLATFORM: Platform = {
  id: 'chatter',
  title: 'Chatter',
  asks: [{ title: 'A bot', given: 'its token' }],
  fields: [
    { ...field, name: 'url', label: 'Address', kind: 'ADDRESS' },
    { ...field, name: 'token', label: 'Token', kind: 'SECRET' },
    { ...field, name: 'email', label: 'E-mail', kind: 'PERSONAL', required: false },
    {
      ...field,
      name: 'way',
      label: 'Way',
      kind: 'CHOICE',
      required: false,
      choices: ['one', 'two'],
      standard: 'two',
    },
  ],
};
const TESTED = {
  __typename: 'ConnectionTested',
  platform: 'Chatter 3',
  role: 'bot',
  reads: ['posts'],
  notes: ['Nothing older is shown.'],
  proves: [{ __typename: 'ConnectionProof', title: 'A bot', given: true }],
};

/** What the server answers is a story of its own; here it answers always the same. */
function show(answer: object) {
  const sent: Record<string, unknown>[] = [];
  const link = new ApolloLink(({ operationName, variables }) => {
    sent.push(variables);
    const name = operationName === 'TestConnection' ? 'testConnection' : 'connectSource';
    return of({
      data: {
        [name]:
          name === 'testConnection'
            ? answer
            : { __typename: 'SourceConnected', connection: 'chatter', title: 'Chatter' },
      },
    });
  });
  const client = new ApolloClient({ cache: new InMemoryCache(), link });
  const onConnected = jest.fn();
  render(
    <ApolloProvider client={client}>
      <ConnectForm platform={PLATFORM} onConnected={onConnected} />
    </ApolloProvider>,
  );
  return { sent, client, onConnected };
}
const button = (name: string) => screen.getByRole('button', { name });
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

it('makes its fields of what the connector says', () => {
  show(TESTED);
  const token = screen.getByLabelText('Token');
  expect([token.getAttribute('type'), token.getAttribute('autocomplete')]).toEqual([
    'password',
    'new-password',
  ]);
  expect(screen.getByLabelText('E-mail (optional)').getAttribute('autocomplete')).toBe('off');
  expect((screen.getByLabelText('Way (optional)') as HTMLSelectElement).value).toBe('two');
  expect((screen.getByLabelText('Key') as HTMLInputElement).value).toBe('chatter');
});

it('connects only what was tested, as it was tested', async () => {
  const { sent, client, onConnected } = show(TESTED);
  const isOff = () => button('Connect').getAttribute('aria-disabled') === 'true';
  type('Address', 'https://chatter.example');
  type('Token', 'sesame');
  fireEvent.click(button('Connect'));
  expect([isOff(), sent]).toEqual([true, []]);
  fireEvent.click(button('Test'));
  await screen.findByText('Can be read: posts.');
  expect(screen.getByText('Nothing older is shown.')).toBeTruthy();
  expect(isOff()).toBe(false);
  type('Token', 'another');
  expect([isOff(), screen.queryByText('Can be read: posts.')]).toEqual([true, null]);
  fireEvent.click(button('Test'));
  await screen.findByText('Can be read: posts.');
  fireEvent.click(button('Connect'));
  await waitFor(() => expect(onConnected).toHaveBeenCalledWith('chatter'));
  expect(sent.at(-1)).toMatchObject({
    draft: {
      key: 'chatter',
      platform: 'chatter',
      values: [{ name: 'url' }, { name: 'token', value: 'another' }],
    },
  });
  expect(JSON.stringify(client.extract())).not.toMatch(/sesame|another/);
});

it.each([
  ['a platform that lets nothing be read', { ...TESTED, reads: [] }, 'Nothing can be read with this.'],
  [
    'a platform that refuses',
    {
      __typename: 'ConnectionFault',
      message: 'It does not take the token.',
      whatToDo: 'Make a new one.',
      detail: 'GET /me: 401',
    },
    'It does not take the token.',
  ],
])('%s is not connected', async (_, answer, words) => {
  show(answer);
  fireEvent.click(button('Test'));
  await screen.findByText(words);
  expect(button('Connect').getAttribute('aria-disabled')).toBe('true');
});

describe('a connection that is changed', () => {
  const SOURCE = {
    __typename: 'Changeable' as const,
    ...{ connection: 'chatter', title: 'Chatter', sealed: ['token', 'email'] },
    platform: {
      ...PLATFORM,
      fields: PLATFORM.fields.map((own) => (own.name === 'url' ? { ...own, fixed: true } : own)),
    },
    values: [
      { name: 'url', value: 'https://chatter.example' },
      { name: 'way', value: 'one' },
    ],
  };

  it('sends only what was typed, keeps what is sealed, and offers no way to lead it elsewhere', async () => {
    const sent: Record<string, unknown>[] = [];
    const link = new ApolloLink(({ operationName, variables }) => {
      sent.push(variables);
      return of({
        data:
          operationName === 'TestChange'
            ? { testChange: TESTED }
            : { changeSource: { __typename: 'SourceChanged', connection: 'chatter' } },
      });
    });
    const client = new ApolloClient({ cache: new InMemoryCache(), link });
    const onChanged = jest.fn();
    render(
      <ApolloProvider client={client}>
        <ChangeForm source={SOURCE} onChanged={onChanged} />
      </ApolloProvider>,
    );
    expect(screen.queryByRole('textbox', { name: /Address/ })).toBeNull();
    expect(screen.getByText('https://chatter.example')).toBeTruthy();
    expect((screen.getByLabelText('Way (optional)') as HTMLSelectElement).value).toBe('one');
    type('E-mail (optional)', 'bot@chatter.example');
    type('E-mail (optional)', '');
    type('Token (optional)', 'another');
    fireEvent.click(button('Test'));
    await screen.findByText('Can be read: posts.');
    fireEvent.click(button('Change'));
    await waitFor(() => expect(onChanged).toHaveBeenCalledWith('chatter'));
    const change = { connection: 'chatter', title: 'Chatter', values: [{ name: 'token', value: 'another' }] };
    expect(sent).toEqual([{ change }, { change }]);
    expect(JSON.stringify(client.extract())).not.toContain('another');
  });
});
