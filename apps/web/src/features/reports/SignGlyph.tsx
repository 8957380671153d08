import { Glyph } from '../../ui/Glyph';
import type { GlyphKind } from '../../ui/Glyph';
import type { Sign } from './types';

const GLYPHS: Readonly<Record<Sign, GlyphKind>> = {
  over: 'over',
  under: 'under',
  same: 'same',
  unknown: 'draft',
};

export function SignGlyph({ sign }: { sign: Sign }) {
  return <Glyph kind={GLYPHS[sign]} />;
}
