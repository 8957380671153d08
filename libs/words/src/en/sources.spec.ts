import { sources } from './sources.js';

const at = new Date('2026-11-23T03:31:00Z');
const own = { connection: 'chat', title: 'Chat' };

it('says what the platform answered, in words and in one technical line', () => {
  const fault = { kind: 'denied', detail: 'GET /api/v4/users/me: 401 unauthorised', at };
  expect(sources.fix({ ...own, about: 'sync', consents: [], fault })).toMatchObject({
    title: 'Chat could not be read',
    detail: 'GET /api/v4/users/me: 401 unauthorised · 2026-11-23 03:31 UTC',
    steps: ['Make a new one; it is wrong, expired or revoked.'],
  });
});

it('falls back on the kind of trouble where the code is not known', () => {
  const fault = { kind: 'throttled', detail: 'the platform asks to wait', at };
  expect(sources.fix({ ...own, about: 'sync', consents: [], fault }).effect).toContain(
    'The platform asks to wait.',
  );
});

it.each([
  ['pulled', 'takeup sync chat --from 2026-10-19 --to 2026-10-22'],
  ['delivered', '{"type":"covers","from":"2026-10-19","to":"2026-10-22"}'],
  ['brought', 'takeup import activity FILE --connection chat --covers 2026-10-19..2026-10-22'],
] as const)('names what closes the gap of what is %s', (way, command) => {
  const days = ['2026-10-19', '2026-10-20', '2026-10-22'];
  const { title, steps } = sources.fix({ ...own, about: 'given-up', way, days });
  expect(title).toBe('3 days missing from Chat');
  expect(steps[0]).toContain(command);
});

it('names both ways out of doubt', () => {
  const { steps, days, confirmable } = sources.fix({ ...own, about: 'suspect', days: ['2026-12-25'] });
  expect(steps[0]).toContain('takeup sync chat --from 2026-12-25 --to 2026-12-25');
  expect(steps[1]).toContain('takeup sync confirm --connection chat --from 2026-12-25 --to 2026-12-25');
  expect([days, confirmable]).toEqual([['2026-12-25'], ['2026-12-25']]);
});

it.each([
  [0, 0, 0, 'No source is connected yet.'],
  [0, 2, 0, 'No source is connected any more.'],
  [1, 1, 0, '1 source is connected, and there is nothing to fix.'],
  [4, 0, 2, '4 sources are connected. 2 problems affect what you see.'],
])('%i sources, %i removed, with %i problems', (connected, removed, problems, sentence) => {
  expect(sources.verdict({ connected, removed, problems })).toBe(sentence);
});

it('names the first thing to put right before what holds for all, with one full stop', () => {
  expect(sources.standfirst('4 days missing from Chat')).toMatch(/^\*\*4 days missing from Chat\.\*\* Days/);
  expect(sources.standfirst('Names are concealed.')).toMatch(/^\*\*Names are concealed\.\*\* Days/);
  expect(sources.standfirst(null)).toMatch(/^Days/);
});

it('sets commands apart on the page, and not in a terminal', () => {
  const item = { ...own, about: 'silent', way: 'pulled' } as const;
  expect(sources.fix(item).steps).toEqual(['Read it now: `takeup sync chat`']);
  expect(sources.fixLine(item)).toMatch(/: Read it now: takeup sync chat$/);
});

it.each([
  ['scim', 'directory-shrinks', 'a fifth of the people', 'takeup import directory --allow-shrink'],
  ['scim', 'directory-repeated-ids', 'more than once', 'takeup import directory'],
  ['scim', 'too-large', '2,000,000 accounts', 'takeup import directory FILE'],
  ['scim', 'unauthorised', 'The directory does not take the token', 'Make a new one'],
  ['scim', 'not-found', 'no directory at this address', 'before /Users'],
  ['scim', 'repeated-page', 'pages lead round', 'whoever runs it'],
  ['entra', 'repeated-page', 'pages lead round', 'whoever runs it'],
  ['entra', 'unauthorised', 'does not take the application', 'new client secret'],
  ['scim', 'as-of-invalid', 'not taken in', 'takeup import directory'],
  ['sql', 'unauthorised', 'does not let this user in', 'user, password and database'],
  ['sql', 'unreachable', 'database cannot be reached', 'host and port'],
  ['sql', 'permission-missing', 'user may not read', 'GRANT SELECT'],
  ['sql', 'query-wrong', 'refuses the query', 'Correct the query'],
  ['sql', 'too-large', 'larger than Takeup takes', 'fewer rows'],
  ['http', 'unauthorised', 'does not take the token', 'token_header'],
  ['http', 'not-found', 'nothing at the address of this KPI', 'Correct the url'],
  ['http', 'unexpected-shape', 'where they are looked for', 'columns'],
  ['http', 'outcome-repeated', 'two values of one day', 'Correct what is asked for'],
])('of %s, %s is said in words with what to do', (connector, code, message, whatToDo) => {
  const kind = ['sql', 'http'].includes(connector) ? 'outcome' : 'directory';
  const { effect, steps, detail } = sources.fix({ ...own, about: 'asked', kind, connector, code });
  expect(effect).toContain(message);
  expect(steps.join(' ')).toContain(whatToDo);
  expect(effect + steps.join(' ')).not.toContain(code);
  expect(detail).toBe(code);
});
