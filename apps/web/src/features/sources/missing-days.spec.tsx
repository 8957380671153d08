import { render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { MemoryRouter } from 'react-router';
import { lostOf, spansOf } from '@takeup/words';
import { ANYBODY, MeContext } from '../../graphql/me';
import type { Me } from '../../graphql/me';
import { MissingDays, MissingValues } from './MissingDays';

const of = (day: string, connection = 'chat', title = 'Our Chat') => ({ day, connection, title });
const READER: Me = { ...ANYBODY, role: 'READER' };

function show(element: ReactElement, me: Me = ANYBODY) {
  const { container } = render(
    <MemoryRouter>
      <MeContext value={me}>{element}</MeContext>
    </MemoryRouter>,
  );
  return container;
}

describe('days that are missing', () => {
  it('joins days in a row over the end of a month, each once', () =>
    expect(spansOf(['2026-11-01', '2026-10-31', '2026-11-01', '2026-11-05'])).toEqual([
      { from: '2026-10-31', to: '2026-11-01' },
      { from: '2026-11-05', to: '2026-11-05' },
    ]));

  it('tells the sources apart', () =>
    expect(lostOf([of('2026-11-01'), of('2026-11-01', 'wiki', 'Wiki')]).map(({ title }) => title)).toEqual([
      'Our Chat',
      'Wiki',
    ]));

  it('names each source with its days, and leads an operator to what is to be done', () => {
    const said = show(<MissingDays missing={[of('2026-11-01'), of('2026-11-02')]} />);
    expect(said.textContent).toContain('Nothing came from Our Chat on 1 to 2 Nov 2026.');
    expect(said.textContent).toContain('None of them counts as zero.');
    const link = screen.getByRole('link', { name: 'What to do about Our Chat' });
    expect(link.getAttribute('href')).toBe('/sources#fix-chat');
  });

  it('tells everybody else whom to ask', () => {
    const said = show(<MissingDays missing={[of('2026-11-01')]} />, READER);
    expect(said.textContent).toContain('Nothing came from Our Chat on 1 Nov 2026.');
    expect(said.textContent).toContain('Ask whoever runs Takeup');
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('says the same of the values of a KPI, with the command that brings them in', () => {
    const values = (
      <MissingValues title="Tickets" spans={[{ from: '2026-11-01', to: '2026-11-07' }]} goal="time" />
    );
    expect(show(values).textContent).toMatch(
      /Nothing came from Tickets on 1 to 7 Nov 2026\. The line breaks there.*takeup import outcome FILE --goal time/,
    );
    expect(show(values, READER).textContent).toMatch(/Ask whoever runs Takeup/);
  });

  it('is silent where nothing is missing', () => {
    expect(show(<MissingDays missing={[]} />).textContent).toBe('');
    expect(show(<MissingValues title="Tickets" spans={[]} goal="time" />).textContent).toBe('');
  });
});
