import type { DaySpan } from '../lost-days.js';
import { format } from './format.js';

const span = ({ from, to }: DaySpan) => (from === to ? format.date(from) : format.dateRange(from, to));

/** Days that did not come: from where, what that does to a figure, and what to do. Said alike wherever they are missed. */
export const missing = {
  /** `**Nothing came from Chat** on 3 Oct 2026 and 5 to 7 Oct 2026.` */
  of: (title: string, spans: readonly DaySpan[]) =>
    `**Nothing came from ${title}** on ${format.list(spans.map(span))}.`,
  /** The same within a sentence that another one opens. */
  within: (title: string, spans: readonly DaySpan[]) =>
    `nothing from ${title} on ${format.list(spans.map(span))}`,
  effect: {
    adoption:
      'A figure of a period with these days is “at least”, or is not given. None of them counts as zero.',
    purpose: 'The shares are of the acts that came: what was done on these days is in none of them.',
    goal: 'The line breaks there, and none of these days counts as zero.',
  },
  whatToDo: (title: string) => `What to do about ${title}`,
  bring: (goal: string) => `Bring the values in: \`takeup import outcome FILE --goal ${goal}\``,
  ask: 'Ask whoever runs Takeup to have them fetched or brought in.',
} as const;
