import localesPlugin from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The address stays the page's own: the server answers pages of another address not at all.
const server = { target: 'http://localhost:3000', changeOrigin: false };

/** The built page is served under `script-src 'self'`: no inline asset, no inline polyfill, no data: font. */
export default defineConfig({
  plugins: [react(), { ...localesPlugin.vite({ locales: ['en-GB'] }), enforce: 'pre' }],
  resolve: { conditions: ['@takeup/source', 'module', 'browser', 'development|production'] },
  server: { proxy: { '/graphql': server, '/import': server, '/session': server } },
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'charts',
              test: /node_modules[\\/](recharts|victory|d3-|@reduxjs|immer|reselect)/,
              priority: 2,
            },
            { name: 'vendor', test: /node_modules/, priority: 1 },
          ],
        },
      },
    },
  },
});
