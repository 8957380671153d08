import { render, screen } from '@testing-library/react';
import { dayNumber } from '../../charts/days';
import type { PeriodItem } from './periods';
import { Scrubber } from './Scrubber';

const windowTo = (to: string, from: string): PeriodItem => ({
  key: to,
  from,
  to,
  state: 'PUBLISHED',
  due: null,
});

/** As a phone shows it: a label takes a fifth of the width. */
const labelsOf = (current: PeriodItem, last: string) => {
  const { container } = render(
    <Scrubber
      items={[current]}
      current={current}
      first={dayNumber('2026-09-07')}
      last={dayNumber(last)}
      strip={null}
      labelRoom={0.22}
      describe={() => 'four weeks'}
      onChange={() => undefined}
    />,
  );
  expect(screen.getByRole('slider')).toBeTruthy();
  return [...container.querySelectorAll('.scrubber-labels span')].map((own) => own.textContent);
};

it('the label of the last day, which stands before it, is on no other', () => {
  expect(labelsOf(windowTo('2026-11-22', '2026-10-26'), '2026-11-22')).toEqual(['Sun 22 Nov', '1 Oct']);
});

it('that of a day in the middle leaves those that are far enough', () => {
  expect(labelsOf(windowTo('2026-10-25', '2026-09-28'), '2026-11-22')).toEqual(['Sun 25 Oct', '1 Oct']);
});
