import type { DeclaredPolicy, PolicyVersion, PolicyWorld } from './policy.js';
import { nextPolicy, policyOn } from './policy.js';

const declared = (minimumGroup: number, t = 2, locked: string | null = null): DeclaredPolicy => ({
  ...{ minimumGroup, t, locked },
});
const kept = (version: number, own: DeclaredPolicy, fromMonth: string | null = null): PolicyVersion => ({
  ...own,
  ...{ version, since: '2025-01-15', fromMonth },
});
const world = (...versions: PolicyVersion[]): PolicyWorld => ({
  ...{ versions, today: '2025-05-06', isPublished: true },
});

it('the first policy holds for all epochs, and a later one from the next epoch on', () => {
  const first = nextPolicy(declared(10), world());
  expect(first).toEqual({ ...declared(10), version: 1, since: '2025-05-06', fromMonth: null });
  expect(nextPolicy(declared(8), world(kept(1, declared(10))))).toEqual({
    ...declared(8),
    ...{ version: 2, since: '2025-05-06', fromMonth: '2025-06-01' },
  });
  expect(nextPolicy(declared(10), world(kept(1, declared(10))))).toBeNull();
});

it('before anything is published a change holds for all', () => {
  const before = { ...world(kept(1, declared(10))), isPublished: false };
  expect(nextPolicy(declared(8), before)).toMatchObject({ version: 2, fromMonth: null });
  expect(policyOn([kept(1, declared(10)), kept(2, declared(8))], '2025-01-01')?.minimumGroup).toBe(8);
});

it('an epoch has the newest policy that began by then', () => {
  const versions = [kept(1, declared(10)), kept(2, declared(12), '2025-06-01')];
  expect(policyOn(versions, '2025-05-01')?.version).toBe(1);
  expect(policyOn(versions, '2025-06-01')?.version).toBe(2);
  expect(policyOn([], '2025-06-01')).toBeUndefined();
});

describe('a policy that is locked', () => {
  const locked = kept(1, declared(10, 3, 'Agreement 7'));
  const stricter = kept(2, declared(15, 3, 'Agreement 7'), '2025-04-01');
  const refused = expect.objectContaining({ code: 'policy-locked' });

  it.each([
    ['fewer people', declared(9, 3)],
    ['a smaller t', declared(10, 2)],
    ['the same agreement named beside', declared(9, 3, 'Agreement 7')],
    ['more people and a smaller t', declared(20, 2)],
  ])('is not made weaker: %s', (_, own) => {
    expect(nextPolicy(own, world(locked))).toEqual(refused);
    expect(nextPolicy(own, world(locked, stricter))).toEqual(refused);
  });

  it('may be made stricter and go back to what was agreed, and stays locked', () => {
    expect(nextPolicy(declared(15, 3), world(locked))).toMatchObject({ version: 2, locked: 'Agreement 7' });
    expect(nextPolicy(declared(10, 3), world(locked, stricter))).toMatchObject({
      ...{ version: 3, minimumGroup: 10, locked: 'Agreement 7' },
    });
    expect(nextPolicy(declared(10, 3), world(locked))).toBeNull();
  });

  it('may be replaced by another agreement, which is kept', () => {
    expect(nextPolicy(declared(8, 2, 'Agreement 8'), world(locked))).toMatchObject({
      ...{ version: 2, minimumGroup: 8, locked: 'Agreement 8', fromMonth: '2025-06-01' },
    });
  });
});
