import { fireEvent, render, screen, within } from '@testing-library/react';
import { AdoptionMatrix } from './AdoptionMatrix';
import { matrixOf } from './matrix';
import type { HiddenTogether } from './matrix';
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

interface Drawn {
  readonly hiddenTogether?: readonly HiddenTogether[];
  readonly partial?: boolean;
}

function draw(selected: GroupName | null = null, { hiddenTogether = [], partial = false }: Drawn = {}) {
  const onSelect = jest.fn();
  render(
    <AdoptionMatrix
      matrix={matrixOf(rows, null, hiddenTogether)}
      measure="ACTIVE"
      periodText="28 days to 22 Nov 2026"
      department={null}
      context={{ t: 2, partial, due: null }}
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

describe('hidden groups together', () => {
  const hiddenTogether = [
    { persona: 'ALL', groups: 3, people: 1061, count: 12 },
    { persona: 'rm', groups: 2, people: 40, count: 9 },
    { persona: 'analyst', groups: 2, people: 22, count: null },
    { persona: 'of nobody here', groups: 2, people: 33, count: 7 },
  ];
  const said = () =>
    within(screen.getByRole('row', { name: /^Hidden groups together/ }))
      .getAllByRole('listitem')
      .map((item) => item.textContent);

  it('are a row of the table after the others, without a stop for the keyboard', () => {
    draw(null, { hiddenTogether });
    expect(said()).toEqual(['Analyst: 2 groups, 22 people', 'Manager: 2 groups, 40 people, 9 active']);
    const last = screen.getAllByRole('row').at(-1);
    expect(last?.querySelector('th')?.textContent).toBe('Hidden groups together');
    expect(last?.querySelectorAll('button, [tabindex]')).toHaveLength(0);
    expect(last?.querySelector('td')?.colSpan).toBe(3);
  });

  it('are at least so many where days are missing', () => {
    draw(null, { hiddenTogether, partial: true });
    expect(said()).toEqual([
      'Analyst: 2 groups, 22 people',
      'Manager: 2 groups, 40 people, at least 9 active',
    ]);
  });

  it('have no row where nothing can be said of them', () => {
    draw();
    expect(screen.queryByText('Hidden groups together')).toBeNull();
  });
});
