import { z } from 'zod';
import { fieldKinds, placeFields } from './field-kinds.js';

/**
 * `personal`: names an account or somebody, so it is sealed as a secret is. `flag`: true or false. `list`: several values.
 * `pairs`: several values, each with a name. `long`: a text of several lines.
 */
export type FieldKind =
  'secret' | 'personal' | 'address' | 'choice' | 'flag' | 'list' | 'pairs' | 'number' | 'long' | 'text';

/** A field of a connector's configuration, as a form needs it. */
export interface ConfigField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** Of a choice; else none. */
  readonly choices: readonly string[];
  /** What holds where it is left out; null: nothing. */
  readonly standard: string | null;
  /** It tells which source this is, so it stays as long as the connection does. */
  readonly fixed: boolean;
}

/**
 * Reads the fields off a connector's own schema, in its order. One that holds fields itself fits in no form: it stands in
 * `takeup.yaml` only.
 * @throws Error for a schema that is no object
 */
export function configFields(schema: z.ZodType): readonly ConfigField[] {
  return shapeOf(schema).flatMap(([name, field]) => {
    if (isStructure(field)) return [];
    const { kind, choices } = kindOf(field);
    const left = field.safeParse(undefined);
    const standard = left.success && kind !== 'secret' ? textOf(left.data) : null;
    const fixed = kind === 'address' || isPlace(field);
    return [{ name, kind, required: !left.success, choices, standard, fixed }];
  });
}

/** Whether a form can hold all that a connector needs. */
export function fitsInForm(schema: z.ZodType): boolean {
  return shapeOf(schema).every(([, field]) => !isStructure(field) || field.safeParse(undefined).success);
}

function shapeOf(schema: z.ZodType): readonly (readonly [string, z.ZodType])[] {
  if (!(schema instanceof z.ZodObject)) throw new Error('a configuration is an object of fields');
  return Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>);
}

function isStructure(field: z.core.$ZodType): boolean {
  const inner = unwrapped(field);
  if (inner instanceof z.ZodArray) return unwrapped(inner.element as z.core.$ZodType) instanceof z.ZodObject;
  return inner instanceof z.ZodObject && !isPairs(inner);
}

/** Names that are not known beforehand, each with a value. */
function isPairs(field: z.core.$ZodType): boolean {
  if (field instanceof z.ZodRecord) return true;
  const others = field instanceof z.ZodObject ? field.def.catchall : undefined;
  return others !== undefined && !(others instanceof z.ZodNever);
}

function isPlace(field: z.core.$ZodType): boolean {
  return placeFields.has(field) || placeFields.has(unwrapped(field));
}

function unwrapped(field: z.core.$ZodType): z.core.$ZodType {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodPrefault)
    return unwrapped(field.def.innerType);
  return field instanceof z.ZodPipe ? unwrapped(field.def.in) : field;
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
  if (field instanceof z.ZodBoolean) return { kind: 'flag', choices: ['true', 'false'] };
  if (field instanceof z.ZodEnum) return { kind: 'choice', choices: field.options.map(String) };
  if (field instanceof z.ZodArray) return { kind: 'list', choices: [] };
  if (field instanceof z.ZodNumber) return { kind: 'number', choices: [] };
  if (isPairs(field)) return { kind: 'pairs', choices: [] };
  return { kind: 'text', choices: [] };
}

function textOf(value: unknown): string | null {
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(', ');
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}
