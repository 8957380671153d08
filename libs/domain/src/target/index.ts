export * from './judge.js';
export * from './target.js';
