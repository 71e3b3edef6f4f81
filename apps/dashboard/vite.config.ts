import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const contracts = new URL('../../libs/contracts/src/index.ts', import.meta.url).pathname

export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  plugins: [react()],
  resolve: { alias: { '@kentongan/contracts': contracts } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows no inline script, so nothing may be inlined into the page.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:4000', changeOrigin: false } } },
})
