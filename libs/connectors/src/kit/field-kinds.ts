import { z } from 'zod';

/** What a field of a configuration holds, where its schema alone does not say. */
export const fieldKinds = z.registry<{ readonly kind: 'secret' | 'personal' | 'address' }>();
