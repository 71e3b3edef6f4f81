import { defineConfig } from 'rolldown'

const bundle = (input, dir) => ({
  input,
  platform: 'node',
  tsconfig: 'tsconfig.json',
  // Packages stay where npm put them; only our own files are joined.
  external: id => !/^(\.|\/|@kentongan\/|@oxc-project\/)/.test(id),
  output: { dir, format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', sourcemap: true, cleanDir: true },
})

const readFeed = 'libs/platform/feed-reader/src/read-feed.thread.ts'
const readTable = 'libs/platform/table-reader/src/read-table.thread.ts'
const learnTone = 'apps/worker/src/training/learn-tone.thread.ts'
const evaluatePage = 'libs/platform/rule-trial/src/evaluate-page.thread.ts'

const bundles = {
  api: bundle({ main: 'apps/api/src/main.ts', 'read-feed.thread': readFeed, 'evaluate-page.thread': evaluatePage }, 'dist/api'),
  worker: bundle({ main: 'apps/worker/src/main.ts', 'read-feed.thread': readFeed, 'read-table.thread': readTable, 'learn-tone.thread': learnTone }, 'dist/worker'),
  cli: bundle({ main: 'apps/cli/src/main.ts', start: 'apps/cli/src/start.ts' }, 'dist/cli'),
}

/** `BUNDLE=api rolldown -c` makes one of them. */
export default defineConfig(bundles[process.env.BUNDLE] ?? Object.values(bundles))
