import type { Linter } from 'eslint';

/** A row of the table. */
export interface Fence {
  readonly folder: string;
  /** A folder below it that has a row of its own. */
  readonly except?: string;
  readonly ours: readonly string[];
  readonly outside: readonly string[];
  /** Neither the clock nor the environment may be reached. */
  readonly pure?: boolean;
  /** Files, as patterns, that may be imported only when the line is reached: code that most runs do not need. */
  readonly later?: readonly string[];
  /** Files beside the source that the fence does not hold. */
  readonly tools?: readonly string[];
}

export const fences: readonly Fence[];
export function fenceConfigs(): Linter.Config[];
