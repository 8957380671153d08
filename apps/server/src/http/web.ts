import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import express from 'express';

/** Where the built pages lie; undefined where they are not built. */
export function webFolder(): string | undefined {
  const folder = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@takeup/web/package.json')),
    'dist',
  );
  return existsSync(path.join(folder, 'index.html')) ? folder : undefined;
}

const GUIDES = '/docs/connectors';

/** The guides of the connectors as they come with the product: what to ask for, and what each tells. */
function guides(folder: string): RequestHandler {
  const files = express.static(path.join(folder, '../../..', GUIDES), {
    index: false,
    redirect: false,
    setHeaders: (response) => {
      response.setHeader('Content-Type', 'text/plain; charset=utf-8');
      response.setHeader('Cache-Control', 'no-cache');
    },
  });
  return express.Router().use(GUIDES, files);
}

const isReportFile = (path: string) => /^\/reports\/[^/]+\.[a-z]+$/.test(path);

/** Files by name, kept for good where their name holds their hash; every page address is the one page. */
export function webPages(folder: string): readonly RequestHandler[] {
  const files = express.static(folder, {
    index: false,
    setHeaders: (response, file) => {
      const forGood = file.includes(`${path.sep}assets${path.sep}`);
      response.setHeader('Cache-Control', forGood ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const page = (request: Request, response: Response, next: NextFunction): void => {
    const wantsPage = request.method === 'GET' && request.accepts(['html', 'json']) === 'html';
    if (
      !wantsPage ||
      /^\/(graphql|import|health|metrics|hooks|session|assets|docs)(\/|$)/.test(request.path) ||
      isReportFile(request.path)
    ) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(path.join(folder, 'index.html'));
  };
  return [guides(folder), files, page];
}
