import { TOKEN_LENGTH, tokenId, tokenText } from './access.js';
import { limitedCharter, narrowed } from './limit.js';
import { readStoredCharter } from '../charter/index.js';
import { ROOT } from '../directory/index.js';

const SECRET = 'x'.repeat(43);

describe("a token's text", () => {
  it.each([
    ['whole', tokenText('0123456789', SECRET), '0123456789'],
    ['cut off', tokenText('0123456789', SECRET).slice(0, TOKEN_LENGTH - 1), undefined],
    ['too long', `${tokenText('0123456789', SECRET)}x`, undefined],
    ['on two lines', `${tokenText('0123456789', SECRET)}\n`, undefined],
    ['of something else', `ghp_0123456789_${SECRET}`, undefined],
    ['empty', '', undefined],
  ])('%s', (_name, text, id) => {
    expect(tokenId(text)).toBe(id);
  });
});

describe('a department under a limit', () => {
  it.each([
    [null, ROOT, null],
    ['Sales', ROOT, 'Sales'],
    [null, 'Sales', 'Sales'],
    ['Sales', 'Sales', 'Sales'],
    ['Sales/Berlin', 'Sales', 'Sales/Berlin'],
    ['Sales', 'Sales/Berlin', 'Sales/Berlin'],
    ['Salesforce', 'Sales', undefined],
    ['Legal', 'Sales', undefined],
    ['Sales/Lyon', 'Sales/Berlin', undefined],
  ])('%s under “%s” is %s', (department, limit, left) => {
    expect(narrowed(department, limit)).toBe(left);
  });
});

describe('a charter under a limit', () => {
  const rule = (...department: string[]) => ({ department });
  const when = (department: string | null) => ({
    condition: { of: 'measure', measure: 'active', persona: 'a', department, is: '<', limit: 0.05 } as const,
  });
  const charter = {
    ...readStoredCharter({ charter: 1, initiative: { key: 'a', name: 'A' } }),
    personas: [
      { key: 'a', name: 'A', rule: rule('Legal', 'sales', 'Sales/Berlin'), expectedPeople: null },
      { key: 'b', name: 'B', rule: { ...rule('Legal', 'Leg*'), grade: ['7'] }, expectedPeople: null },
      { key: 'c', name: 'C', rule: rule('*/Berlin'), expectedPeople: null },
    ],
    exclusions: [{ reason: 'launch', rule: rule('Legal') }],
    retirement: {
      atGates: [
        { gate: null, ...when('Legal') },
        { gate: null, ...when('Sales') },
        { gate: null, ...when(null) },
      ],
      anyTime: [{ duration: null, ...when('Legal') }],
      decides: null,
      content: null,
    },
  };

  it('names no department that has nobody in common with it', () => {
    const { personas, exclusions, retirement } = limitedCharter(charter, 'Sales/Berlin');
    expect(personas.map((persona) => persona.rule)).toEqual([
      rule('sales', 'Sales/Berlin'),
      { grade: ['7'] },
      rule('*/Berlin'),
    ]);
    expect(exclusions).toEqual([{ reason: 'launch', rule: {} }]);
    expect(retirement.atGates).toMatchObject([
      { condition: { department: 'Sales' } },
      { condition: { department: null } },
    ]);
    expect(retirement.anyTime).toEqual([]);
  });

  it('is itself where everybody may be seen', () => {
    expect(limitedCharter(charter, ROOT)).toBe(charter);
  });
});
