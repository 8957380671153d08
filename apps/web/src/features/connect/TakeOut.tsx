import { words } from '../../ui/words';

interface Props {
  /** Of the field. */
  readonly label: string;
  readonly isOut: boolean;
  readonly onChange: (isOut: boolean) => void;
}

/** A secret that is not needed can go: what is typed instead replaces it, and nothing typed keeps it. */
export function TakeOut({ label, isOut, onChange }: Props) {
  const text = words.connect.change;
  return (
    <span role="status" className="s13 sec">
      {isOut ? `${text.isOut(label)} ` : ''}
      <button type="button" className="btn-link" onClick={() => onChange(!isOut)}>
        {isOut ? text.keepIt(label) : text.takeOut(label)}
      </button>
    </span>
  );
}
