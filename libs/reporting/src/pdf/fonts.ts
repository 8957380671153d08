import { createRequire } from 'node:module';

const file = (name: string) =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/inter/${name}/Inter_${name}.ttf`);

/** Inter by the SIL Open Font License; only the glyphs that are used are embedded. */
export const FONT_FILES = { normal: file('400Regular'), bold: file('600SemiBold') };

export const FONTS = { Inter: FONT_FILES };
