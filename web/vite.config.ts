import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Packages that change seldom go into files of their own, so that a new version reloads little. */
const groups = [
  { name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/ },
  { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/ },
];

/** The server whose API a developer's `vite` speaks to. */
const server = process.env['WANJIA_SERVER'] ?? 'http://127.0.0.1:8080';

/** As the server does (server/platform/http/static.ts): the customers' addresses get the customers' page. */
const portalPage: Plugin = {
  name: 'portal-page',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _response, next) => {
      if (/^\/(?:portal(?:[/?]|$)|follow(?:[/?]|$))/.test(request.url ?? '')) request.url = '/portal.html';
      next();
    });
  },
};

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../.cache/vite-web',
  plugins: [react(), portalPage],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing inline: the content security policy allows our own files only.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: {
        desk: path.join(import.meta.dirname, 'index.html'),
        portal: path.join(import.meta.dirname, 'portal.html'),
      },
      output: { codeSplitting: { groups } },
    },
  },
  server: { proxy: { '/api': server } },
});
