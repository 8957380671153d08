export * from './content/index.js';
export * from './http/index.js';
export * from './mattermost/index.js';
export * from './scim/index.js';
export * from './slack/index.js';
export { PLATFORMS, platformOf, settingsOf, type PlatformId, type PlatformSettings } from './platforms.js';
export { closedDays } from './calendar.js';
export { serveNorthwind, serveSmall, type ServedNorthwind, type ServeOptions } from './serve.js';
export { northwind, type Northwind, type NorthwindConnection } from './northwind.js';
export type { NorthwindOutcome } from './kpi/outcomes.js';
export type { CharterFile } from './charters/charters.js';
export type {
  Department,
  PersonaKey,
  Planted,
  PlantedPath,
  PlantedSeries,
  PlantedStanding,
  Verdict,
} from './planted.js';
export * from './viva-engage/index.js';
