import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: join(import.meta.dirname, 'src', 'app', 'browser'),
  plugins: [react()],
  // The server puts a fresh nonce here for each page that it sends.
  html: { cspNonce: '__KEPT_NONCE__' },
  build: {
    outDir: join(import.meta.dirname, 'dist', 'browser'),
    emptyOutDir: true,
    // A picture or font inside a style sheet would need a wider content security policy.
    assetsInlineLimit: 0,
  },
});
