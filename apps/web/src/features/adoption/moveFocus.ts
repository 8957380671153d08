const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const buttonOf = (row: HTMLTableRowElement | undefined, column: number) =>
  row?.cells[column]?.querySelector('button') ?? null;

/** Moves the focus among the buttons of a table body, over cells that hold none. Says whether the key was one of ours. */
export function moveFocus(
  body: HTMLTableSectionElement,
  from: EventTarget,
  key: string,
  wholeTable: boolean,
): boolean {
  if (!(from instanceof HTMLElement)) return false;
  const cell = from.closest('td');
  const row = from.closest('tr');
  if (cell === null || row === null) return false;
  const rows = [...body.rows];
  const focus = (button: HTMLButtonElement | null | undefined) => {
    if (button === null || button === undefined) return;
    for (const other of body.querySelectorAll('button')) other.tabIndex = -1;
    button.tabIndex = 0;
    button.focus();
  };
  if (key === 'Home' || key === 'End') {
    const buttons = [...(wholeTable ? body : row).querySelectorAll('button')];
    focus(key === 'Home' ? buttons[0] : buttons.at(-1));
    return true;
  }
  const step = STEPS[key];
  if (step === undefined) return false;
  let [r, c] = [rows.indexOf(row) + step[0], cell.cellIndex + step[1]];
  while (r >= 0 && r < rows.length && c >= 0 && c < row.cells.length) {
    const button = buttonOf(rows[r], c);
    if (button !== null) {
      focus(button);
      break;
    }
    r += step[0];
    c += step[1];
  }
  return true;
}
