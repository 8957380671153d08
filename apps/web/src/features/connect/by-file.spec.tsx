import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { ByFile } from './ByFile';

const SOURCES = [
  {
    ...{ id: 'hook', title: 'Hook', tells: 'what people do', needs: 'A secret.' },
    ...{ lines: 'connections:\n  - key: wiki\n', next: ['Start again: `takeup serve`'] },
  },
];

it('copies the lines as they stand, says so, and names what is copied', async () => {
  const writeText = jest.fn(() => Promise.resolve());
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  render(<ByFile sources={SOURCES} />);
  expect(screen.getByRole('region', { name: 'Lines for Hook', hidden: true }).tabIndex).toBe(0);
  fireEvent.click(screen.getByRole('button', { name: 'Copy the lines for Hook', hidden: true }));
  const status = screen.getByRole('status', { hidden: true });
  await waitFor(() => expect(status.textContent).toBe('Copied'));
  expect(writeText.mock.calls).toEqual([[SOURCES[0]?.lines]]);
});

it('shows them to be selected where the browser does not copy', async () => {
  Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
  render(<ByFile sources={SOURCES} />);
  fireEvent.click(screen.getByRole('button', { name: 'Copy the lines for Hook', hidden: true }));
  const shown = await screen.findByRole('textbox', { hidden: true });
  expect((shown as HTMLTextAreaElement).value).toBe(SOURCES[0]?.lines);
});
