import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { MemoryRouter } from 'react-router';
import { of } from 'rxjs';
import type { Platform } from './ConnectForm';
import { ChangeForm } from './ChangeForm';
import { ConnectForm } from './ConnectForm';
import { HookMade } from './HookMade';

const field = { hint: 'A hint.', required: true, choices: [], standard: null, fixed: false };
const PLATFORM: Platform = {
  id: 'chatter',
  title: 'Chatter',
  kind: 'PLATFORM',
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
  keepable: true,
  says: [],
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
            : { __typename: 'SourceConnected', connection: 'chatter', title: 'Chatter', hook: null },
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
  await waitFor(() =>
    expect(onConnected).toHaveBeenCalledWith(expect.objectContaining({ connection: 'chatter' })),
  );
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
  [
    'a platform that lets nothing be read',
    { ...TESTED, keepable: false, reads: [] },
    'Nothing can be read with this.',
  ],
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
    ...{ connection: 'chatter', title: 'Chatter', since: '2026-09-01', sealed: ['token', 'email'] },
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
            : { changeSource: { __typename: 'SourceChanged', connection: 'chatter', hook: null } },
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
    await waitFor(() =>
      expect(onChanged).toHaveBeenCalledWith(expect.objectContaining({ connection: 'chatter' })),
    );
    const change = { connection: 'chatter', title: 'Chatter', values: [{ name: 'token', value: 'another' }] };
    expect(sent).toEqual([{ change }, { change }]);
    expect(JSON.stringify(client.extract())).not.toContain('another');
  });

  it('takes out a secret that is not needed, which can be thought better of, and names an earlier day', async () => {
    const sent: Record<string, unknown>[] = [];
    const link = new ApolloLink(({ variables }) => {
      sent.push(variables);
      return of({ data: { testChange: TESTED } });
    });
    const client = new ApolloClient({ cache: new InMemoryCache(), link });
    render(
      <ApolloProvider client={client}>
        <ChangeForm source={SOURCE} onChanged={jest.fn()} />
      </ApolloProvider>,
    );
    expect(screen.queryByRole('button', { name: 'Take “Token” out' })).toBeNull();
    fireEvent.click(button('Take “E-mail” out'));
    expect(screen.queryByLabelText('E-mail (optional)')).toBeNull();
    type('First day to read (optional)', '2026-08-20');
    fireEvent.click(button('Test'));
    await screen.findByText('Can be read: posts.');
    fireEvent.click(button('Keep “E-mail”'));
    fireEvent.click(button('Test'));
    await waitFor(() => expect(sent).toHaveLength(2));
    const change = { connection: 'chatter', title: 'Chatter', since: '2026-08-20' };
    expect(sent).toEqual([
      { change: { ...change, values: [{ name: 'email', value: '' }] } },
      { change: { ...change, values: [] } },
    ]);
  });
});

describe('what sends by itself', () => {
  const WEBHOOK: Platform = { id: 'webhook', title: 'Webhook', kind: 'RECEIVER', asks: [], fields: [] };
  const hook = { __typename: 'Hook' as const, path: '/hooks/wiki', address: null, secret: 'whsec_c2VzYW1l' };

  function answering(data: object, element: ReactElement) {
    const sent: Record<string, unknown>[] = [];
    const link = new ApolloLink(({ variables }) => {
      sent.push(variables);
      return of({ data });
    });
    const client = new ApolloClient({ cache: new InMemoryCache(), link });
    render(<ApolloProvider client={client}>{element}</ApolloProvider>);
    return { sent, client };
  }

  it('is connected without a test, and its secret is handed on this once and not kept by the page', async () => {
    const onConnected = jest.fn();
    const connected = { __typename: 'SourceConnected', connection: 'wiki', title: 'Wiki', hook };
    const { sent, client } = answering(
      { connectSource: connected },
      <ConnectForm platform={WEBHOOK} onConnected={onConnected} />,
    );
    expect(screen.queryByRole('button', { name: 'Test' })).toBeNull();
    type('Key', 'wiki');
    fireEvent.click(button('Connect'));
    await waitFor(() => expect(onConnected).toHaveBeenCalledWith(expect.objectContaining({ hook })));
    expect(sent).toEqual([
      { draft: { key: 'wiki', title: 'Webhook', since: '', platform: 'webhook', values: [] } },
    ]);
    expect(JSON.stringify(client.extract())).not.toContain(hook.secret);
  });

  it('a new secret is asked for by itself, and a new name does without one', async () => {
    const source = {
      __typename: 'Changeable' as const,
      ...{ connection: 'wiki', title: 'Wiki', since: null, platform: WEBHOOK, values: [], sealed: [] },
    };
    const changed = { __typename: 'SourceChanged', connection: 'wiki', hook: null };
    const onChanged = jest.fn();
    const { sent } = answering(
      { changeSource: changed },
      <ChangeForm source={source} onChanged={onChanged} />,
    );
    type('Name', 'Our wiki');
    fireEvent.click(button('Change'));
    await waitFor(() => expect(onChanged).toHaveBeenCalledTimes(1));
    fireEvent.click(button('Make a new secret'));
    await waitFor(() => expect(onChanged).toHaveBeenCalledTimes(2));
    const change = { connection: 'wiki', title: 'Our wiki', values: [] };
    expect(sent).toEqual([{ change }, { change: { ...change, newSecret: true } }]);
  });

  it('shows where to send, the secret and how to sign', () => {
    render(
      <MemoryRouter>
        <HookMade connection="wiki" hook={hook} said="Wiki is connected." />
      </MemoryRouter>,
    );
    expect(screen.getByText('http://localhost/hooks/wiki')).toBeTruthy();
    expect(screen.getByText(hook.secret)).toBeTruthy();
    const program = screen.getByRole('region', { name: 'A program that signs' }).textContent;
    expect(program).toContain("fetch('http://localhost/hooks/wiki'");
    expect(program).not.toContain(hook.secret);
  });
});
