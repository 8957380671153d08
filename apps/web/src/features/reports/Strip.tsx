import type { SourceStrip } from './types';

const STEP = 4.2;
const TALL = 10;
/** Share of the height; a day that is not there is drawn hollow. */
const BARS: Readonly<
  Record<SourceStrip['marks'][number], { readonly share: number; readonly hollow: boolean }>
> = {
  full: { share: 1, hollow: false },
  half: { share: 0.5, hollow: false },
  hollow: { share: 1, hollow: true },
  hatched: { share: 1, hollow: true },
  pending: { share: 0.15, hollow: true },
};

/** A month of a source, a bar a day. */
export function Strip({ strip: { title, marks, of, label } }: { strip: SourceStrip }) {
  return (
    <li>
      <span>{title}</span>
      <svg viewBox={`0 0 ${marks.length * STEP} ${TALL + 1}`} role="img" aria-label={label}>
        {marks.map((mark, day) => {
          const { share, hollow } = BARS[mark];
          return (
            <rect
              key={day}
              className={hollow ? 'is-hollow' : undefined}
              x={day * STEP + 0.5}
              y={TALL * (1 - share) + 0.5}
              width={3}
              height={TALL * share}
            />
          );
        })}
      </svg>
      <span>{of}</span>
    </li>
  );
}
