import { rfc8785 } from './canonical-json.js';

/** A double by its bits, as RFC 8785 lists its number samples. */
function doubleOf(bits: string): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${bits}`));
  return view.getFloat64(0);
}

describe('canonical JSON', () => {
  it('writes the example of RFC 8785, section 3.2.2, as its section 3.2.3 does', () => {
    const example = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`) as unknown;
    expect(rfc8785(example)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts keys by their UTF-16 code units', () => {
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    const sorted = Object.values(
      JSON.parse(`[${[...rfc8785(keys).matchAll(/:(\d)/g)].map(([, n]) => n)}]`) as object,
    );
    expect(sorted).toEqual([2, 4, 6, 7, 1, 5, 3]);
  });

  it('sorts keys that look like numbers as text', () => {
    expect(rfc8785({ 9: 'a', 10: 'b', a: { z: 1, b: [] } })).toBe('{"10":"b","9":"a","a":{"b":[],"z":1}}');
  });

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the double %s as %s', (bits, text) => {
    expect(rfc8785(doubleOf(bits))).toBe(text);
  });

  it.each([[NaN], [Infinity], [undefined], ['\ud800'], [{ '\udead': 1 }], [{ a: undefined }]])(
    'refuses %p',
    (value) => {
      expect(() => rfc8785(value)).toThrow(TypeError);
    },
  );
});
