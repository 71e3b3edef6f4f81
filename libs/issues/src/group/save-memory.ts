import { keepText, listTexts } from '@kentongan/posts'
import {
  bytesOf, createReader, createWriter, readCount, readFloat, readNumberList, readText, readWhole, writeCount, writeFloat, writeNumbers,
  writeText, writeWhole, type ByteReader, type ByteWriter,
} from './bytes'
import { createMemory, type GrouperMemory, type TakenDecision } from './grouper-memory'
import type { Example, JoinWeights } from './join-weights'
import { addPost, listCrowded, openIssue, setCrowded, type HeldPost, type OpenIssue } from './open-issues'
import { NO_FACTS, type TitleFacts } from './read-title-facts'
import { restoreTerms, saveTerms } from './save-terms'
import { appendTerm, createVector, eachTerm, sizeOf } from './term-vector'

const VERSION = 3

type Learnt = { readonly decisions: readonly (readonly [number, TakenDecision])[]; readonly examples: readonly Example[]; readonly weights: JoinWeights }

/**
 * The memory as bytes: four of the version, then terms, posts by their order, issues by theirs, copies, and what people taught.
 * Whatever follows from these (sums of issues, lists, bands) is made anew; the order within lists decides nothing.
 */
export function saveMemory(memory: GrouperMemory): Uint8Array {
  const writer = createWriter()
  writer.view.setUint32(0, VERSION)
  writer.size = 4
  for (const number of [memory.clock, memory.swept, memory.order, memory.index.born]) writeFloat(writer, number)
  saveTerms(writer, memory.terms)
  saveMany(writer, listCrowded(memory.index), term => writeCount(writer, term))
  const posts = [...memory.posts.values()].sort((a, b) => a.order - b.order)
  saveMany(writer, posts, (post, before) => savePost(writer, memory, post, before?.id ?? 0))
  const places = new Map(posts.map(({ id }, at) => [id, at]))
  saveMany(writer, memory.index.issues.filter(issue => issue !== null).sort((a, b) => a.born - b.born), issue => saveIssue(writer, issue, places))
  saveMany(writer, listTexts(memory.copies), ({ id, first, shingles }, before) => {
    writeWhole(writer, id - (before?.id ?? 0))
    writeWhole(writer, id - first)
    writeCount(writer, shingles.words)
    writeNumbers(writer, shingles.hashes)
  })
  const learnt: Learnt = { decisions: [...memory.decisions], examples: memory.examples, weights: memory.weights }
  writeText(writer, JSON.stringify(learnt))
  return bytesOf(writer)
}

function saveMany<One>(writer: ByteWriter, all: readonly One[], save: (one: One, before: One | undefined) => void): void {
  writeCount(writer, all.length)
  all.forEach((one, at) => save(one, all[at - 1]))
}

function restoreMany(reader: ByteReader, restore: (at: number) => void): void {
  const count = readCount(reader)
  for (let at = 0; at < count; at++) restore(at)
}

function savePost(writer: ByteWriter, { terms: { store } }: GrouperMemory, post: HeldPost, before: number): void {
  writeWhole(writer, post.id - before)
  writeCount(writer, post.order)
  writeFloat(writer, post.at)
  saveMany(writer, post.agencies, agency => writeWhole(writer, agency))
  saveOptional(writer, post.copyOf)
  saveOptional(writer, post.movedBy)
  writeText(writer, post.facts === NO_FACTS ? '' : JSON.stringify(post.facts))
  writeCount(writer, sizeOf(store, post.vector))
  let last = 0
  eachTerm(store, post.vector, (term, mass) => {
    writeCount(writer, term - last)
    writeCount(writer, mass)
    last = term
  })
}

function saveOptional(writer: ByteWriter, id: number | null): void {
  writeCount(writer, id === null ? 0 : 1)
  if (id !== null) writeWhole(writer, id)
}

function saveIssue(writer: ByteWriter, issue: OpenIssue, places: ReadonlyMap<number, number>): void {
  writeWhole(writer, issue.name)
  writeCount(writer, issue.born)
  saveMany(writer, [...issue.apart ?? []], born => writeCount(writer, born))
  saveMany(writer, issue.posts, ({ id }) => writeCount(writer, places.get(id)!))
}

/** @throws Error if the bytes are of another version, RangeError if they end too early */
export function restoreMemory(bytes: Uint8Array): GrouperMemory {
  const reader = createReader(bytes)
  const version = bytes.length < 4 ? 0 : reader.view.getUint32(0)
  if (version !== VERSION) throw new Error(`The grouper's state is of version ${version}, not ${VERSION}.`)
  reader.at = 4
  const [clock, swept, order, born] = [readFloat(reader), readFloat(reader), readFloat(reader), readFloat(reader)]
  const memory: GrouperMemory = { ...createMemory(restoreTerms(reader)), clock, swept, order }
  restoreMany(reader, () => setCrowded(memory.index, [readCount(reader)]))
  const posts: Omit<HeldPost, 'issue'>[] = []
  restoreMany(reader, () => posts.push(restorePost(reader, memory, posts.at(-1)?.id ?? 0)))
  restoreMany(reader, () => restoreIssue(reader, memory, posts))
  memory.index.born = born
  let id = 0
  restoreMany(reader, () => {
    id += readWhole(reader)
    keepText(memory.copies, { id, first: id - readWhole(reader), shingles: { words: readCount(reader), hashes: readNumberList(reader) } })
  })
  const { decisions, examples, weights } = JSON.parse(readText(reader)) as Learnt
  for (const [decision, taken] of decisions) memory.decisions.set(decision, taken)
  return Object.assign(memory, { examples, weights })
}

function restorePost(reader: ByteReader, { terms: { store } }: GrouperMemory, before: number): Omit<HeldPost, 'issue'> {
  const id = before + readWhole(reader)
  const [order, at] = [readCount(reader), readFloat(reader)]
  const agencies = readWholes(reader)
  const [copyOf = null] = readWholes(reader)
  const [movedBy = null] = readWholes(reader)
  const facts = readText(reader)
  const size = readCount(reader)
  const vector = createVector(store, size)
  for (let read = 0, term = 0; read < size; read++) {
    term += readCount(reader)
    appendTerm(store, vector, term, readCount(reader))
  }
  return { id, order, at, agencies, vector, facts: facts === '' ? NO_FACTS : JSON.parse(facts) as TitleFacts, copyOf, movedBy }
}

function readWholes(reader: ByteReader): readonly number[] {
  const wholes: number[] = []
  restoreMany(reader, () => wholes.push(readWhole(reader)))
  return wholes
}

function restoreIssue(reader: ByteReader, { index, terms, posts: held }: GrouperMemory, posts: readonly Omit<HeldPost, 'issue'>[]): void {
  const issue = openIssue(index, readWhole(reader), readCount(reader))
  restoreMany(reader, () => { (issue.apart ??= new Set()).add(readCount(reader)) })
  restoreMany(reader, () => {
    const post: HeldPost = { ...posts[readCount(reader)]!, issue }
    addPost(index, terms, issue, post)
    held.set(post.id, post)
  })
}
