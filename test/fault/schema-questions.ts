/** A question for everything that a field of the schema tells, made from what the server says of itself. */
interface TypeRef {
  readonly kind: string;
  readonly name: string | null;
  readonly ofType: TypeRef | null;
}
interface Field {
  readonly name: string;
  readonly type: TypeRef;
}
interface Type {
  readonly kind: string;
  readonly name: string;
  readonly fields: readonly Field[] | null;
  readonly possibleTypes: readonly { readonly name: string }[] | null;
}
export interface Introspection {
  readonly __schema: { readonly types: readonly Type[] };
}

const OF = 'kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
export const INTROSPECTION = `{ __schema { types { kind name fields { name type { ${OF} } } possibleTypes { name } } } }`;

const named = (type: TypeRef): string => (type.ofType === null ? (type.name ?? '') : named(type.ofType));

export class Questions {
  readonly #types: ReadonlyMap<string, Type>;

  constructor({ __schema }: Introspection) {
    this.#types = new Map(__schema.types.map((type) => [type.name, type]));
  }

  /** Every question there is. */
  get names(): readonly string[] {
    return this.#fields('Query').map(({ name }) => name);
  }

  /** @param asked as `goals` or `goal(initiative: "x", key: "y")` */
  all(asked: string): string {
    return `{ ${asked} ${this.#selection(this.#typeOf(asked))} }`;
  }

  /** One document for several questions, named `q0`, `q1` and so on; what they have in common is said once. */
  together(asked: readonly string[]): string {
    const types = new Map(asked.map((own) => [this.#typeOf(own), '']));
    for (const type of types.keys()) types.set(type, this.#selection(type));
    const questions = asked.map((own, n) => {
      const type = this.#typeOf(own);
      return `q${n}: ${own}${types.get(type) === '' ? '' : ` { ...all${type} }`}`;
    });
    const fragments = [...types].flatMap(([type, selection]) =>
      selection === '' ? [] : [`fragment all${type} on ${type} ${selection}`],
    );
    return `{ ${questions.join(' ')} } ${fragments.join(' ')}`;
  }

  #typeOf(asked: string): string {
    const name = /^\w+/.exec(asked)?.[0] ?? '';
    const field = this.#fields('Query').find((own) => own.name === name);
    if (field === undefined) throw new Error(`there is no question ${name}`);
    return named(field.type);
  }

  #selection(name: string): string {
    const type = this.#types.get(name);
    if (type?.kind === 'UNION') {
      const own = (type.possibleTypes ?? []).map(
        (member) => `... on ${member.name} ${this.#selection(member.name)}`,
      );
      return `{ __typename ${own.join(' ')} }`;
    }
    if (type?.kind !== 'OBJECT') return '';
    // Members of a union may tell different things by the same name.
    const fields = this.#fields(name).map(
      (field) => `${name}_${field.name}: ${field.name} ${this.#selection(named(field.type))}`,
    );
    return `{ ${fields.join(' ')} }`;
  }

  #fields(name: string): readonly Field[] {
    return this.#types.get(name)?.fields ?? [];
  }
}
