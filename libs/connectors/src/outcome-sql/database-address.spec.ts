import { readDatabaseAddress } from './database-address.js';

it.each([
  ['postgresql:///x', /one host/],
  ['postgresql:x', /an address such as/],
  ['https://reader@a.example/x', /an address such as/],
  ['postgresql://reader@%2Ftmp/x', /one host/],
  ['postgresql://reader@a%00b/x', /./],
  ['postgresql://reader@127.0.0.1,10.0.0.1/x', /one host/],
  [`postgresql://reader@${'a'.repeat(300)}/x`, /one host/],
  [`postgresql://reader@${'a.'.repeat(150)}a/x`, /one host/],
  ['postgresql://reader@a.example/x?host=elsewhere.example', /one host/],
  ['postgresql://reader@localhost/x?host=/tmp%00/x', /one host/],
  ['postgresql://%ZZ@a.example/x', /%25/],
  ['postgresql://reader:%ZZ@a.example/x', /%25/],
  ['postgresql://reader@a.example/%ZZ', /%25/],
  ['postgresql://reader%00options@a.example/x', /control/],
  ['postgresql://a.example/x', /the user/],
  ['postgresql://:pass@a.example/x', /the user/],
  ['postgresql://reader@a.example:0/x', /port 0/],
  ['postgresql://reader@a.example/x#y', /%23/],
])('%s is refused', (text, why) => {
  expect(readDatabaseAddress(text)).toMatch(why);
});

const whole = { port: 5432, user: 'reader', password: '', database: 'kpi', isEncrypted: true };
it.each([
  ['postgresql://reader@warehouse.example.org/kpi', { ...whole, host: 'warehouse.example.org' }],
  ['postgres://reader:a%25b@[::1]:5433/kpi', { ...whole, host: '::1', port: 5433, password: 'a%b' }],
  ['postgresql://reader@10.0.0.1/kpi?sslmode=disable', { ...whole, host: '10.0.0.1', isEncrypted: false }],
  [
    'postgresql://reader@localhost/kpi?host=/run/postgresql',
    { ...whole, host: '/run/postgresql', isEncrypted: false },
  ],
  ['postgresql://reader@a.example', { ...whole, host: 'a.example', database: 'reader' }],
])('%s is read', (text, address) => {
  expect(readDatabaseAddress(text)).toEqual(address);
});
