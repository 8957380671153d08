/**
 * Which hypotheses are rejected at false-discovery rate `level` (Benjamini & Hochberg 1995, step-up).
 * @param p one p value each, 0 to 1
 */
export function benjaminiHochberg(p: readonly number[], level: number): boolean[] {
  const sorted = [...p].sort((a, b) => a - b);
  let threshold = -1;
  sorted.forEach((value, index) => {
    if (value <= ((index + 1) / sorted.length) * level) threshold = value;
  });
  return p.map((value) => value <= threshold);
}
