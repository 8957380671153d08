import { readEnvironment } from './environment.js';

describe('TAKEUP_PUBLIC_URL', () => {
  it.each([
    ['https://takeup.example', 'https://takeup.example'],
    ['https://Takeup.Example/', 'https://takeup.example'],
    ['http://takeup.example:8080', 'http://takeup.example:8080'],
    ['https://takeup.example:443', 'https://takeup.example'],
  ])('%s is the origin %s', (given, origin) => {
    expect(readEnvironment({ TAKEUP_PUBLIC_URL: given })).toMatchObject({ publicUrl: origin });
  });

  it.each([
    'takeup.example',
    'ftp://takeup.example',
    'https://takeup.example/path',
    'https://takeup.example/?a',
    'https://someone@takeup.example',
    'https://',
  ])('%s is none', (given) => {
    expect(readEnvironment({ TAKEUP_PUBLIC_URL: given })).toEqual([
      'TAKEUP_PUBLIC_URL must be a web address without a path, such as https://takeup.example',
    ]);
  });

  it('need not be there', () => {
    expect(readEnvironment({})).not.toHaveProperty('publicUrl');
  });
});
