import { siteOf } from './address.js';

it.each([
  ['https://Chat.Bank.example', 'chat.bank.example'],
  ['http://chat.bank.example/', 'chat.bank.example'],
  ['https://chat.bank.example:443', 'chat.bank.example'],
  ['https://bank.example:8065/chat/', 'bank.example:8065/chat'],
])('%s leads to %s', (url, site) => {
  expect(siteOf(url)).toBe(site);
});
