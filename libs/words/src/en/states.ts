import { format } from './format.js';

export const states = {
  loading: 'Loading',
  stillLoading: (people: number | null, days: number | null) => {
    if (people !== null && days !== null)
      return `Still adding up ${format.plural(days, 'day', 'days')} for ${format.people(people)}.`;
    return 'Still waiting for the figures.';
  },
  keptWhileLoading: (what: string) =>
    `The figures asked for are on their way. Until they are here you still see ${what}.`,
  failed: {
    happened: 'The figures could not be loaded.',
    kept: (what: string | null) =>
      `${what === null ? 'You still see the last figures that arrived.' : `You still see ${what}.`} Nothing is estimated.`,
    nothing: 'Nothing is shown, so that nothing wrong is shown.',
    todo: 'Check that the server runs and that you are online, then try again.',
    again: 'Try again',
    organisation: 'The server did not say who it speaks for.',
  },
  crashed: {
    happened: 'This page could not be drawn.',
    meaning: 'The figures themselves are not touched.',
    todo: 'Load it again. If it fails again, pass on the line below.',
    again: 'Load again',
  },
  notFound: {
    title: 'There is no page at this address.',
    text: 'The address may be cut short, or the page may not exist in this version.',
    back: 'Go to Adoption',
  },
  empty: {
    noInitiative:
      '**No initiative has declared a need yet.** Activity is being counted, but there is nothing to measure it against.',
    noInitiativeTodo: 'Write a charter file and apply it with `takeup charter apply FILE.yaml`.',
    initiativesTitle: 'Initiatives',
    initiativesLead: (confirmed: number, drafts: number) =>
      `${format.plural(confirmed, 'initiative is', 'initiatives are')} confirmed and measured, ${format.plural(drafts, 'is a draft', 'are drafts')}.`,
  },
  problem: {
    title: 'Part of this address could not be read.',
    measure: (value: string) => `“${value}” is not a measure. You see people active instead.`,
    period: (value: string) =>
      `“${value}” is not a period. Write 28d:2026-11-22, week:2026-W47, month:2026-10 or quarter:2026-Q3. You see the newest window instead.`,
    group: (value: string) => `“${value}” does not name a group. Write persona~department, such as ALL~ALL.`,
    snapped: (asked: string, used: string) =>
      `28-day windows end on Sundays. For ${format.date(asked)} you see the last final one, to ${format.date(used)}.`,
    noEarlier: (asked: string) =>
      `No window was final by ${format.date(asked)}. You see the newest window instead.`,
    unknown: {
      period: 'This period does not exist.',
      initiative: 'This initiative does not exist.',
      department: 'This department does not exist.',
      group: 'This group does not exist.',
      version: 'This version of the charter does not exist.',
    },
    back: {
      period: 'Show the newest window',
      initiative: 'Show all initiatives',
      department: 'Show all departments',
      group: 'Close this group',
      address: 'Go to the plain Adoption page',
      charter: 'Show the newest version',
      adoption: 'Go to Adoption',
    },
  },
};
