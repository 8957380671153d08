import { z } from 'zod';
import { fieldKinds } from './field-kinds.js';

/** `personal`: names an account or somebody, so it is sealed as a secret is. `list`: several values. */
export type FieldKind = 'secret' | 'personal' | 'address' | 'choice' | 'list' | 'text';

/** A field of a connector's configuration, as a form needs it. */
export interface ConfigField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** Of a choice; else none. */
  readonly choices: readonly string[];
  /** What holds where it is left out; null: nothing. */
  readonly standard: string | null;
}

/** Reads the fields off a connector's own schema, in its order. @throws Error for a schema that is no object */
export function configFields(schema: z.ZodType): readonly ConfigField[] {
  if (!(schema instanceof z.ZodObject)) throw new Error('a configuration is an object of fields');
  return Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).map(([name, field]) => {
    const { kind, choices } = kindOf(field);
    const left = field.safeParse(undefined);
    const standard = left.success && kind !== 'secret' ? textOf(left.data) : null;
    return { name, kind, required: !left.success, choices, standard };
  });
}

export function isSealed({ kind }: Pick<ConfigField, 'kind'>): boolean {
  return kind === 'secret' || kind === 'personal';
}

function kindOf(field: z.core.$ZodType): Pick<ConfigField, 'kind' | 'choices'> {
  const told = fieldKinds.get(field);
  if (told) return { kind: told.kind, choices: [] };
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodPrefault)
    return kindOf(field.def.innerType);
  if (field instanceof z.ZodPipe) return kindOf(field.def.in);
  if (field instanceof z.ZodEnum) return { kind: 'choice', choices: field.options.map(String) };
  if (field instanceof z.ZodArray) return { kind: 'list', choices: [] };
  return { kind: 'text', choices: [] };
}

function textOf(value: unknown): string | null {
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(', ');
  return typeof value === 'string' && value !== '' ? value : null;
}
