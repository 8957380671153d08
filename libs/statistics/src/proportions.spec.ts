import { benjaminiHochberg } from './benjamini-hochberg.js';
import { binomialLowerTail } from './binomial.js';
import { representation } from './representation.js';
import { wilson } from './wilson.js';

describe('wilson', () => {
  it.each([
    [81, 263, 0.255288519878, 0.366209576983],
    [15, 148, 0.0623863995307, 0.160487241723],
    [0, 20, 0, 0.161125158053],
    [1, 29, 0.00611321429276, 0.171755218793],
    [5, 5, 0.565517535217, 1],
    [121, 154, 0.7143714117, 0.8431500446],
  ])('%i of %i', (count, n, low, high) => {
    const interval = wilson(count, n);
    expect(interval.low).toBeCloseTo(low, 10);
    expect(interval.high).toBeCloseTo(high, 10);
  });
  it.each([
    [1, 0],
    [-1, 3],
    [4, 3],
    [Number.NaN, 3],
  ])('refuses %p of %p', (count, n) => expect(() => wilson(count, n)).toThrow(RangeError));
});

describe('the lower tail of a binomial (references: scipy 1.10)', () => {
  it.each([
    [0, 30, 0.1, 0.042391158275216195],
    [1, 40, 0.2, 0.0014621507953634107],
    [3, 20, 0.5, 0.0012884140014648438],
    [161, 9790, 0.02, 0.005530331097276437],
    [29, 1940, 0.06, 4.3499633691525785e-23],
    [298, 1860, 0.18, 0.013320366288722433],
    [5000, 10000, 0.52, 3.2800638461357125e-5],
    [10, 100000, 0.001, 1.092447841468946e-30],
    [5, 5, 0.3, 1],
    [0, 5, 0, 1],
    [4, 5, 1, 0],
  ])('%i of %i at %f', (count, n, p, expected) => {
    expect(binomialLowerTail(count, n, p) / (expected || 1)).toBeCloseTo(expected === 0 ? 0 : 1, 8);
  });
});

describe('benjaminiHochberg', () => {
  it('steps up: a large p is carried by larger ranks that pass', () => {
    expect(benjaminiHochberg([0.01, 0.04, 0.03, 0.9], 0.06)).toEqual([true, true, true, false]);
  });
  it('rejects nothing of nothing', () => expect(benjaminiHochberg([], 0.05)).toEqual([]));
});

describe('representation', () => {
  it.each([
    [30, 50, 400, 1000, 1.5, 1.20147000038, 1.87270593463],
    [5, 40, 400, 1000, 0.3125, 0.138587529844, 0.704653947654],
  ])('%i of %i', (a, h, A, H, index, low, high) => {
    const found = representation({ a, h }, { A, H });
    expect(found.index).toBeCloseTo(index, 12);
    expect(found.interval?.low).toBeCloseTo(low, 9);
    expect(found.interval?.high).toBeCloseTo(high, 9);
  });
});
