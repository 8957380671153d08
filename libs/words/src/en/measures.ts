export type MeasureKey = 'REGISTERED' | 'REACHED' | 'ACTIVE' | 'HABITUAL' | 'CONTRIBUTING';

/** People are …, in the middle of a sentence. */
export const verb: Record<MeasureKey, string> = {
  REGISTERED: 'registered',
  REACHED: 'reached',
  ACTIVE: 'active',
  HABITUAL: 'habitual',
  CONTRIBUTING: 'contributing',
};

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
