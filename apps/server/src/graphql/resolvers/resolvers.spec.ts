import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const resolvers = readdirSync(__dirname)
  .filter((name) => name.endsWith('.resolver.ts'))
  .map((name) => [name, readFileSync(path.join(__dirname, name), 'utf8')] as const);

describe('resolvers are given what whoever asks may see, and nothing else', () => {
  it.each(resolvers)('%s', (_name, source) => {
    // The context of the whole organisation is not within their reach.
    expect(source).not.toMatch(/\bCONTEXT\b/);
    const asked = source.match(/@(?:Query|Mutation|ResolveField)\(/g) ?? [];
    expect(asked.length).toBeGreaterThan(0);
    expect(source.match(/@AskedBy\(\)/g)).toHaveLength(asked.length);
  });

  it('are all looked at', () => {
    expect(resolvers.length).toBeGreaterThan(6);
  });
});
