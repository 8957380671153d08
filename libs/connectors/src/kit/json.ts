/** A value as JSON has it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An object as a platform gives it, before anything is left out. */
export type JsonRow = { readonly [field: string]: Json };
