export type * from './content.js';
export { northwindContent, type NorthwindPlatform } from './northwind/content.js';
export { smallContent } from './small/content.js';
export type { SmallSize } from './small/company.js';
