import { z } from 'zod';
import { applicationFields, reportFields } from '../graph/config.js';

/** An application that may read usage reports. */
export const teamsConfig = z.strictObject({ ...applicationFields, ...reportFields });

export type TeamsConfig = z.output<typeof teamsConfig>;
