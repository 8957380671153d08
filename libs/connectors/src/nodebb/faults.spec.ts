import { nodebbConfig } from './config.js';
import { faultIn } from './faults.js';
import { TOKEN } from './testing/forum.js';

it.each<[number, object | undefined, object | undefined]>([
  [
    500,
    { path: '/api/self', error: '[[error:api.master-token-no-uid]]' },
    { kind: 'denied', code: 'unauthorised' },
  ],
  [500, { path: '/api/self', error: '[[error:something]]' }, undefined],
  [503, undefined, undefined],
  [200, [{ pid: 1 }], undefined],
])('%i %j', (status, json, fault) => {
  const found = faultIn({ status, json: json as never, headers: {}, start: '' });
  expect(found && { kind: found.kind, code: found.code }).toEqual(fault);
});

describe('configuration', () => {
  it('takes an address, a token and a list of categories', () => {
    expect(nodebbConfig.parse({ url: ' https://forum.example.org/ ', token: 't' })).toMatchObject({
      url: 'https://forum.example.org',
      private_categories: [],
    });
    expect(
      nodebbConfig.parse({
        url: 'https://example.org/forum',
        token: 't',
        private_categories: ['board-room'],
      }),
    ).toMatchObject({ url: 'https://example.org/forum', private_categories: ['board-room'] });
  });

  it.each([
    [{ url: 'forum.example.org', token: TOKEN }],
    [{ url: 'ftp://forum.example.org', token: TOKEN }],
    [{ url: 'https://me:secret@forum.example.org', token: TOKEN }],
    [{ url: 'https://forum.example.org?x=1', token: TOKEN }],
    [{ url: 'https://forum.example.org', token: `${TOKEN} x` }],
    [{ url: 'https://forum.example.org' }],
    [{ url: 'https://forum.example.org', token: TOKEN, private_categories: 'board-room' }],
    [{ url: 'https://forum.example.org', token: TOKEN, private_categories: [''] }],
    [{ url: 'https://forum.example.org', token: TOKEN, tokn: 1 }],
  ])('refuses %j without repeating a secret', (config) => {
    const { success, error } = nodebbConfig.safeParse(config);
    expect(success).toBe(false);
    expect(JSON.stringify(error)).not.toContain(TOKEN);
  });
});
