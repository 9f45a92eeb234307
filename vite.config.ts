import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const screens = join(import.meta.dirname, 'src', 'app', 'browser');

export default defineConfig(({ command }) => {
  // A build set off by a test must not differ from one set off by hand: the runner's own value would give React's
  // development build, half as large again, and it would be kept and served.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: screens,
    plugins: [react()],
    // The server puts a fresh nonce here for each page that it sends.
    html: { cspNonce: '__KEPT_NONCE__' },
    build: {
      outDir: join(import.meta.dirname, 'dist', 'browser'),
      emptyOutDir: true,
      chunkSizeWarningLimit: 700,
      // A picture or font inside a style sheet would need a wider content security policy.
      assetsInlineLimit: 0,
      // What belongs to what, for the test of how much the first screen loads.
      manifest: true,
      rolldownOptions: {
        input: { main: join(screens, 'index.html'), 'service-worker': join(screens, 'service-worker.ts') },
        output: {
          // A service worker is known by its address, which therefore never changes.
          entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        },
      },
    },
  };
});
