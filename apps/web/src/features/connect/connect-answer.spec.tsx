import { render, screen } from '@testing-library/react';
import { ConnectAnswer } from './ConnectAnswer';
import type { Trouble } from './useAnswered';

it.each<[string, Trouble, number]>([
  ['the platform refuses', { message: 'No.', whatToDo: 'Ask.', detail: 'GET /me: 401' }, 1],
  ['Takeup refuses', { message: 'No.', whatToDo: 'Correct it; nothing was kept.', detail: null }, 1],
  ['no answer comes, and it may have been kept', { message: 'The request did not reach the server.' }, 0],
])('where %s, nothing is said to be kept twice or in vain', (_, trouble, times) => {
  render(<ConnectAnswer tested={null} trouble={trouble} />);
  expect(screen.queryAllByText(/nothing was kept/i)).toHaveLength(times);
});
