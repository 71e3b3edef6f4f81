import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import en from './en.json'
import id from './id.json'
import { otherWords } from './other-words'

type Tree = { readonly [key: string]: string | Tree }

const flatten = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flatten(value, `${prefix}${key}.`)))

const catalogues = { id: new Map(flatten(id)), en: new Map(flatten(en)) }
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '')
const names = (catalogue: Map<string, string>) => [...new Set([...catalogue.keys()].map(withoutPlural))].sort()
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1]).sort().join()

const source = path.resolve(__dirname, '..')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(file => /\.tsx?$/.test(file) && !file.endsWith('.spec.ts'))
const textOf = new Map(files.map(file => [file, readFileSync(path.join(source, file), 'utf8')]))
const code = [...textOf.values()].join('\n')

/** Every quoted dotted word is taken for a key; template strings such as `tone.${x}` stand for everything that starts so. */
const quoted = new Set([...code.matchAll(/'([a-zA-Z]+(?:\.[\w-]+)+)'/g)].map(match => match[1] ?? ''))
const prefixes = [...code.matchAll(/`([a-zA-Z]+(?:\.[\w-]+)*\.)\$\{/g)].map(match => match[1] ?? '')
const asked = new Set([...code.matchAll(/\bt\('([^']+)'/g)].map(match => match[1] ?? ''))

it('reads the code it speaks of', () => {
  expect(files.length).toBeGreaterThan(60)
  expect(asked.size).toBeGreaterThan(200)
})

it('says the same things in both languages', () => {
  expect(names(catalogues.en)).toEqual(names(catalogues.id))
})

it.each(['id', 'en'] as const)('leaves no text of %s empty', locale => {
  expect([...catalogues[locale]].filter(([, text]) => !text.trim())).toEqual([])
})

it('has the plural forms each language needs', () => {
  const plurals = names(catalogues.id).filter(name => catalogues.id.has(`${name}_other`))
  expect(plurals.filter(name => catalogues.id.has(`${name}_one`))).toEqual([])
  expect(plurals.filter(name => !catalogues.en.has(`${name}_one`) || !catalogues.en.has(`${name}_other`))).toEqual([])
})

it('fills the same gaps in both languages', () => {
  const differing = names(catalogues.id).filter(name => {
    const other = (locale: 'id' | 'en') => catalogues[locale].get(`${name}_other`) ?? catalogues[locale].get(name) ?? ''
    return holes(other('id')) !== holes(other('en'))
  })
  expect(differing).toEqual([])
})

it('knows every key that the screens ask for', () => {
  const known = new Set(names(catalogues.id))
  expect([...asked].filter(key => !known.has(key))).toEqual([])
})

it('has no key that no screen asks for', () => {
  const used = (key: string) => quoted.has(key) || prefixes.some(prefix => key.startsWith(prefix))
  expect(names(catalogues.id).filter(key => !used(key))).toEqual([])
})

/** What a file brings with it, at once or later; the router's other pages bring their own words. */
function importsOf(file: string): string[] {
  const later = file === 'router.tsx' ? '' : '|import\\('
  const found = [...(textOf.get(file) ?? '').matchAll(new RegExp(`(?:from |^import ${later})'(\\.[^']+)'`, 'gm'))]
  const places = found.map(match => path.join(path.dirname(file), match[1] ?? ''))
  return places.flatMap(place => ['.tsx', '.ts'].map(end => `${place}${end}`).filter(each => textOf.has(each)))
}

it('leaves no word out of the first script that the first page may speak', () => {
  const first = new Set(['main.tsx'])
  for (const file of first) for (const each of importsOf(file)) first.add(each)
  const spoken = [...first].flatMap(file => otherWords.filter(part => new RegExp(`['\`]${part}\\.(?!\\*)`).test(textOf.get(file) ?? '')).map(part => `${file}: ${part}`))
  expect(first.has('inbox/panel/panel.tsx') && first.has('ui/palette/palette.tsx') && first.size < files.length).toBe(true)
  expect(spoken).toEqual([])
  expect(otherWords.filter(part => !(part in id))).toEqual([])
})
