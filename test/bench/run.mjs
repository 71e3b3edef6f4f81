import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

/** `npm run bench -- NAME`: bundles test/bench/NAME.bench.ts as the apps are bundled, and runs it. */
const here = path.dirname(fileURLToPath(import.meta.url))
const root = path.resolve(here, '../..')
const names = readdirSync(here).filter(file => file.endsWith('.bench.ts')).map(file => file.replace('.bench.ts', ''))
const [name] = process.argv.slice(2)
if (!names.includes(name)) {
  process.stderr.write(`npm run bench -- NAME, where NAME is one of: ${names.join(', ')}\n`)
  process.exit(2)
}
const bundle = await rolldown({
  input: { [name]: path.join(here, `${name}.bench.ts`) },
  platform: 'node',
  tsconfig: path.join(root, 'tsconfig.json'),
  external: id => !/^(\.|\/|@kentongan\/|@oxc-project\/)/.test(id),
})
const dir = path.join(root, 'dist/bench')
await bundle.write({ dir, format: 'esm', entryFileNames: '[name].js', sourcemap: true })
const { bench } = await import(pathToFileURL(path.join(dir, `${name}.js`)).href)
await bench(process.argv.slice(3))
