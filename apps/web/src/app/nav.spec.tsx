import { render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import type { Me } from '../graphql/me';
import { ANYBODY, MeContext } from '../graphql/me';
import { Tabs } from './Nav';

const tabsOf = (at: string, me: Me = ANYBODY) => {
  render(
    <MeContext value={me}>
      <MemoryRouter initialEntries={[at]}>
        <Tabs />
      </MemoryRouter>
    </MeContext>,
  );
  return within(screen.getByRole('navigation', { name: 'Main' })).getAllByRole('link');
};

it.each<[string, Partial<Me>, readonly string[]]>([
  ['an operator', {}, ['Overview', 'Adoption', 'Reports', 'Initiatives', 'More']],
  ['a reader', { role: 'READER' }, ['Overview', 'Adoption', 'Reports', 'Initiatives', 'More']],
  ['a department', { role: 'READER', department: 'Sales' }, ['Overview', 'Adoption', 'Initiatives', 'More']],
])('on a phone %s finds every part, of set-up too', (_, me, names) => {
  expect(tabsOf('/', { ...ANYBODY, ...me }).map((own) => own.textContent)).toEqual(names);
});

it.each([
  ['/sources', 'More'],
  ['/sources/connect', 'More'],
  ['/start', 'More'],
  ['/privacy', 'More'],
  ['/more', 'More'],
  ['/i/some/charter', 'Initiatives'],
  ['/adoption', 'Adoption'],
])('at %s the tab of %s is the current one', (at, name) => {
  const current = tabsOf(at).filter((own) => own.getAttribute('aria-current') === 'page');
  expect(current.map((own) => own.textContent)).toEqual([name]);
});
