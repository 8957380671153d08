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

it('a fault’s own word goes before words of its detail', () => {
  const { message } = faultAdvice({ kind: 'transient', code: 'certificate', detail: 'GET /reset: 200' });
  expect(message).toMatch(/certificate/);
});
