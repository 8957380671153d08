import { words } from './words';

interface Props {
  /** The day whose people are counted. */
  readonly asOf: string | null;
  /** The day on which the directory was read; null: it speaks of the day itself. */
  readonly rosterOn: string | null;
}

/** Under a figure of people: the directory came later than the day it is held to speak of. Nothing where it did not. */
export function HeldBack({ asOf, rosterOn }: Props) {
  if (asOf === null || rosterOn === null) return null;
  return <p className="dek">{words.roster.sentence(asOf, rosterOn)}</p>;
}
