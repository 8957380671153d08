import { faultAdvice } from './fault-advice.js';
import { fix } from './sources-fix.js';
import { sync } from './sync.js';

const at = new Date('2026-11-23T04:10:00Z');

it.each([
  ['transient', 'GET /api/v4/users/me: certificate', /not trusted/, /NODE_EXTRA_CA_CERTS/],
  ['denied', 'GET /api/v4/users/me: 200 login-page', /page for people/, /past the sign-in/],
  [
    'denied',
    'GET /api: 302 to https://chat.example.org other-origin',
    /sends to another address, https:\/\/chat\.example\.org\./,
    /use https:\/\/chat\.example\.org as url/,
  ],
  ['denied', 'POST token: 401 unauthorised', /does not take the application/, /new client secret/],
  ['denied', 'POST token: other-origin', /another address\.$/, /Use that address/],
  ['not-yet', 'POST /file: 200 not-found file_not_yet_available', /not made these days ready/, /asks again/],
  ['transient', 'no word of ours', /did not answer as it should/, /whether it was down/],
])('%s, %s: one advice on the command line and beside the source', (kind, detail, message, whatToDo) => {
  const fault = { kind, detail };
  const advice = faultAdvice(fault);
  expect(advice.message).toMatch(message);
  expect(advice.whatToDo).toMatch(whatToDo);
  expect(sync.fault('chat', fault)).toEqual([
    `chat: ${advice.message}`,
    `  ${detail}`,
    `  ${advice.whatToDo}`,
  ]);
  const beside = fix({
    about: 'sync',
    connection: 'chat',
    title: 'Chat',
    consents: [],
    fault: { ...fault, at },
  });
  expect(beside.steps).toEqual([advice.whatToDo]);
  expect(beside.effect).toContain(advice.message);
});

it.each([
  ['sql', 'denied', 'SELECT: 28P01 unauthorised', /does not let this user in/, /user, password and database/],
  // One that never answers is not asked again at once, as what is not ready yet is not.
  ['sql', 'not-yet', 'SELECT: unreachable', /database cannot be reached/, /host and port/],
  ['http', 'absent', 'GET /weekly: 404 not-found', /nothing at the address of this KPI/, /Correct the url/],
  ['scim', 'absent', 'GET /Users: 404 not-found', /no directory at this address/, /before \/Users/],
  ['mattermost', 'denied', 'GET /me: 401 unauthorised', /The platform does not take the token/, /new one/],
])('what is no platform is not called one: %s, %s, %s', (connector, kind, detail, message, whatToDo) => {
  const advice = faultAdvice({ kind, detail, connector });
  expect(advice.message).toMatch(message);
  expect(advice.whatToDo).toMatch(whatToDo);
});

it('a fault’s own word goes before words of its detail', () => {
  const { message } = faultAdvice({ kind: 'transient', code: 'certificate', detail: 'GET /reset: 200' });
  expect(message).toMatch(/certificate/);
});
