import { DirectoryMeter } from './directory-meter.js';

const meter = () => new DirectoryMeter('GET /Users', { accounts: 3, pages: 2, characters: 60 });
const TOO_LARGE = { fault: { kind: 'changed', code: 'too-large', detail: 'GET /Users: too-large' } };

describe('a directory is read up to', () => {
  it.each<[string, number, (own: DirectoryMeter) => void]>([
    ['so many pages', 2, (own) => own.page()],
    ['so many accounts', 3, (own) => own.account(['id'])],
    ['so much text', 2, (own) => own.account(['id', 'x'.repeat(20)])],
  ])('%s, and no further', (_, most, take) => {
    const own = meter();
    for (let taken = 0; taken < most; taken += 1) take(own);
    expect(() => take(own)).toThrow(expect.objectContaining(TOO_LARGE));
  });
});
