/** Keeps the last few results: days are asked for in order, so what was needed lately is needed again. */
export class Memo<Key, Value> {
  private readonly kept = new Map<Key, Value>();

  constructor(private readonly room: number) {}

  get(key: Key, make: () => Value): Value {
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const value = make();
    this.kept.set(key, value);
    if (this.kept.size > this.room) this.kept.delete(this.kept.keys().next().value as Key);
    return value;
  }
}
