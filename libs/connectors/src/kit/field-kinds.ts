import { z } from 'zod';

/** What a field of a configuration holds, where its schema alone does not say. */
export const fieldKinds = z.registry<{ readonly kind: 'secret' | 'personal' | 'address' | 'long' }>();

/** Fields that tell which place of a platform is read, beside its address: another value would be another source. */
export const placeFields = z.registry<{ readonly place: true }>();
