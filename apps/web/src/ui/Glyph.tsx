import './glyph.css';

export type GlyphKind = 'over' | 'under' | 'same' | 'draft' | 'confirmed';

const shapes: Record<GlyphKind, React.ReactNode> = {
  over: <path d="M5.5 1 10.5 10H.5Z" />,
  under: <path d="M5.5 10 .5 1h10Z" />,
  same: <path d="M1 3.8h9M1 7.4h9" />,
  draft: <circle cx="5.5" cy="5.5" r="4.4" />,
  confirmed: <circle cx="5.5" cy="5.5" r="4" />,
};

/** How an initiative stands; a dot where nothing can be told. */
export const STANDING = {
  ABOVE: 'over',
  UNDER: 'under',
  NEAR: 'same',
  UNKNOWN: 'confirmed',
  DRAFT: 'draft',
} as const satisfies Record<string, GlyphKind>;

/** Colour never speaks alone: each state has a shape of its own, and the words stand beside it. */
export function Glyph({ kind }: { kind: GlyphKind }) {
  return (
    <svg className={`glyph glyph-${kind}`} viewBox="0 0 11 11" aria-hidden="true">
      {shapes[kind]}
    </svg>
  );
}
