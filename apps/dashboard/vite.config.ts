import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { otherWords } from './src/locales/other-words'

const contracts = new URL('../../libs/contracts/src/index.ts', import.meta.url).pathname

const catalogue = new URL('./src/locales/id.json', import.meta.url).pathname
const words = 'virtual:words/'

/** Cuts the catalogue that comes with the page into what the first page speaks and what only the others do. */
const cutCatalogue = (): Plugin => ({
  name: 'cut-catalogue',
  resolveId: source => (source.startsWith(words) ? source : null),
  load(id) {
    if (!id.startsWith(words)) return null
    this.addWatchFile(catalogue)
    const parts = Object.entries(JSON.parse(readFileSync(catalogue, 'utf8')) as Record<string, unknown>)
    const other = id === `${words}other`
    return `export default ${JSON.stringify(Object.fromEntries(parts.filter(([name]) => otherWords.includes(name) === other)))}`
  },
})

export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  plugins: [react(), cutCatalogue()],
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
