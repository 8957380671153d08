import { fireEvent, render, screen } from '@testing-library/react';
import { AdoptionMatrix } from './AdoptionMatrix';
import { matrixOf } from './matrix';
import { row, shown } from './rows.spec-data';
import type { GroupName } from './view';

const rows = [
  shown({ department: 'HR' }),
  row({ department: 'IT', status: 'NO_PEOPLE' }),
  shown({ department: 'ALL' }),
  shown({ persona: 'rm', personaName: 'Manager', department: 'HR' }),
  row({ persona: 'rm', personaName: 'Manager', department: 'IT' }),
  shown({ persona: 'rm', personaName: 'Manager', department: 'ALL' }),
];

function draw(selected: GroupName | null = null) {
  const onSelect = jest.fn();
  render(
    <AdoptionMatrix
      matrix={matrixOf(rows, null)}
      measure="ACTIVE"
      periodText="28 days to 22 Nov 2026"
      department={null}
      context={{ t: 2, partial: false, due: null }}
      selected={selected}
      busy={false}
      onSelect={onSelect}
      onDrill={null}
    />,
  );
  return onSelect;
}
const cell = (name: RegExp) => screen.getByRole('button', { name });

describe('the table by keyboard', () => {
  it('is one stop, and the arrows go over cells that hold nobody', () => {
    draw();
    expect(screen.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    cell(/^Analyst, HR/).focus();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(cell(/^Analyst, all departments/));
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' });
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Home' });
    expect(document.activeElement).toBe(cell(/^Manager, HR/));
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'End' });
    expect(document.activeElement).toBe(cell(/^Manager, all departments/));
  });

  it('opens a hidden group too, and marks the chosen one', () => {
    const onSelect = draw({ persona: 'rm', department: 'IT' });
    const hidden = cell(/^Manager, IT: hidden to protect people/);
    expect(hidden.getAttribute('aria-pressed')).toBe('true');
    expect(hidden.tabIndex).toBe(0);
    fireEvent.click(hidden);
    expect(onSelect).toHaveBeenCalledWith({ persona: 'rm', department: 'IT' });
  });

  it('is a table with a caption and heads', () => {
    draw();
    expect(screen.getByRole('table').querySelector('caption')?.textContent).toContain(
      '28 days to 22 Nov 2026',
    );
    expect(screen.getAllByRole('columnheader').every((head) => head.getAttribute('scope') === 'col')).toBe(
      true,
    );
  });
});
