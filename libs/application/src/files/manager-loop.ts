/**
 * A loop in who reports to whom, as the places of its people; empty where there is none. Somebody who is their own
 * manager has none, and a manager outside the file ends the chain.
 * @param managers for each person the place of their manager, −1 for none
 */
export function managerLoop(managers: readonly number[]): readonly number[] {
  const seenIn = new Int32Array(managers.length).fill(-1);
  for (let start = 0; start < managers.length; start += 1) {
    let person = start;
    while (person >= 0 && seenIn[person] === -1) {
      seenIn[person] = start;
      const manager = managers[person] ?? -1;
      person = manager === person ? -1 : manager;
    }
    if (person >= 0 && seenIn[person] === start) return loopThrough(person, managers);
  }
  return [];
}

function loopThrough(start: number, managers: readonly number[]): readonly number[] {
  const loop = [start];
  for (let person = managers[start] ?? -1; person !== start && person >= 0; person = managers[person] ?? -1) {
    loop.push(person);
  }
  return loop;
}
