import type { JsonMapping } from '@kentongan/contracts'
import { rankName, type FieldName } from '../field-names'
import { atPath, canBeNamed, isObject, leafPaths, type Json } from './json-path'

/** Lists of posts stand near the top; a deeper one is a post's own (its tags, its pictures). */
const deepestList = 5
const sampleSize = 10
const itemDepth = 4
const fields = ['title', 'id', 'url', 'text', 'date', 'author'] as const satisfies readonly FieldName[]

const listPaths = (value: unknown, depth: number, prefix = ''): readonly string[] => {
  if (Array.isArray(value)) return value.some(isObject) ? [prefix] : []
  if (depth === 0 || !isObject(value)) return []
  return Object.entries(value).filter(([key]) => canBeNamed(key)).flatMap(([key, inner]) => listPaths(inner, depth - 1, prefix === '' ? key : `${prefix}.${key}`))
}

/** The word that names what stands at a path: `title.rendered` is a title, `authors.0.name` an author. */
const namesOf = (path: string): readonly string[] => {
  const words = path.split('.').filter(word => !/^\d+$/.test(word))
  const last = words.at(-1) ?? ''
  const before = words.at(-2)
  return /^(?:rendered|value|name|plain|html|\$t|#text|_)$/i.test(last) && before !== undefined ? [before, before.replace(/s$/, '')] : [last]
}

const rankPath = (field: FieldName, path: string): number | null => {
  const ranks = namesOf(path).flatMap(name => rankName(field, name) ?? [])
  // Of two that are called alike, the one that is the post's own stands higher.
  return ranks.length === 0 ? null : Math.min(...ranks) + 100 * (path.split('.').length - namesOf(path).length)
}

const findField = (field: FieldName, paths: readonly string[]): string | null =>
  paths.flatMap(path => {
    const rank = rankPath(field, path)
    return rank === null ? [] : [{ path, rank }]
  }).sort((a, b) => a.rank - b.rank)[0]?.path ?? null

const mapItems = (items: string, sample: readonly Json[]): JsonMapping | null => {
  const paths = [...new Set(sample.flatMap(item => leafPaths(item, itemDepth)))]
  const found = Object.fromEntries(fields.map(field => [field, findField(field, paths)])) as Record<(typeof fields)[number], string | null>
  const title = found.title ?? found.text
  return title === null ? null : { ...found, items, title, text: found.text === title ? null : found.text }
}

const fieldsFound = (mapping: JsonMapping): number => fields.filter(field => mapping[field] !== null).length

/**
 * Where a JSON document most likely keeps its posts: the list whose items have most of what a post needs (the longer of two), and
 * the fields by their usual names, Indonesian ones included. Null where no list has anything like a title.
 */
export const guessMapping = (document: unknown): JsonMapping | null => {
  const guesses = listPaths(document, deepestList).flatMap(path => {
    const list = atPath(document, path) as readonly unknown[]
    const mapping = mapItems(path, list.filter(isObject).slice(0, sampleSize))
    return mapping === null ? [] : [{ mapping, weight: fieldsFound(mapping) * 1_000 + Math.min(list.length, 999) }]
  })
  return guesses.sort((a, b) => b.weight - a.weight)[0]?.mapping ?? null
}

/** The paths that a person can choose from for each field, of the list at `items`. */
export const mappingChoices = (document: unknown, items: string): readonly string[] => {
  const list = atPath(document, items)
  return Array.isArray(list) ? [...new Set(list.filter(isObject).slice(0, sampleSize).flatMap(item => leafPaths(item, itemDepth)))].slice(0, 100) : []
}

/** The lists of objects in a document, where posts may stand. */
export const listChoices = (document: unknown): readonly string[] => listPaths(document, deepestList).slice(0, 30)
