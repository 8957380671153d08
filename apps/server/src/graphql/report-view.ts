import type { Report } from '@takeup/reporting';
import type { ResolversTypes } from '@takeup/schema';

type Out = Awaited<ResolversTypes['Report']>;

/** The report with the shapes of its charts in columns. */
export function reportView({ charts, ...report }: Report): Out {
  return {
    ...report,
    charts: charts.map(({ marks, ...chart }) => ({
      ...chart,
      kinds: marks.map(({ kind }) => kind),
      paths: marks.map(({ d }) => d),
      xs: marks.map(({ x }) => x),
      ys: marks.map(({ y }) => y),
      anchors: marks.map(({ anchor }) => anchor),
      texts: marks.map(({ text }) => text),
    })),
  };
}
