import { isPrivateAddress, literalAddress } from './private-address.js';

it.each([
  '127.0.0.1',
  '127.9.9.9',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fe80::1',
  'fc00::1',
  'fd12:3456::1',
  'ff02::1',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  'no address',
])('%s is within', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

it.each([
  '93.184.215.14',
  '8.8.8.8',
  '172.32.0.1',
  '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
  '::ffff:8.8.8.8',
])('%s is outside', (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});

it.each([
  ['http://2130706433/', '127.0.0.1'],
  ['http://0x7f.1/', '127.0.0.1'],
  ['http://[::1]:80/', '::1'],
  ['http://chat.example.org/', undefined],
])('%s has the address %s', (url, address) => {
  expect(literalAddress(new URL(url).hostname)).toBe(address);
});
