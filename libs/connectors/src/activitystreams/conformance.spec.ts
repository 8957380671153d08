import type { Served } from '@takeup/connectors/testing';
import { conformance, serve } from '@takeup/connectors/testing';
import { activityStreams } from './activitystreams.js';
import { configFor } from './testing/opened.js';
import { CUTS, SPAN, TOKEN, answerOf, smallServer } from './testing/server.js';

let server: Served;
// Links are relative, so that they lead back through whatever stands before the server.
beforeAll(async () => (server = await serve(answerOf(smallServer, () => ''))));
afterAll(() => server.close());

const cases = conformance({
  connector: activityStreams,
  platform: () => server.url,
  configFor: (url) => configFor(url),
  secret: TOKEN,
  span: SPAN,
  cuts: CUTS,
});
it.each(cases)('$name', ({ run }) => run(), 60_000);
