import { createCopyIndex } from '@kentongan/posts'
import type { GrouperMemory, TakenDecision } from './grouper-memory'
import type { Example, JoinWeights } from './join-weights'
import { relist, type HeldPost, type IssueIndex, type OpenIssue } from './open-issues'
import type { TermTable } from './term-table'
import type { TermVector } from './term-vector'

const VERSION = 1

type SavedVector = readonly [terms: readonly number[], mass: readonly number[]]
type SavedPost = Omit<HeldPost, 'vector' | 'issue'> & { readonly vector: SavedVector }
type SavedIssue = Omit<OpenIssue, 'vector' | 'posts' | 'agencies' | 'apart'>
  & { readonly vector: SavedVector; readonly posts: readonly SavedPost[]; readonly agencies: readonly number[]; readonly apart: readonly number[] }
type Saved = {
  readonly terms: Omit<TermTable, 'ids'> & { readonly ids: readonly (readonly [string, number])[] }
  readonly index: Pick<IssueIndex, 'free' | 'closed' | 'open' | 'born'> & { readonly slots: number; readonly issues: readonly SavedIssue[] }
  readonly copies: readonly (readonly [id: number, first: number, words: number, hashes: readonly number[]])[]
  readonly decisions: readonly (readonly [number, TakenDecision])[]
  readonly examples: readonly Example[]
  readonly weights: JoinWeights
  readonly order: number
  readonly clock: number | null
  readonly swept: number | null
}

/** The memory as bytes: four of the version, then JSON. Lists and copy index are made anew from it; their order decides nothing. */
export function saveMemory(memory: GrouperMemory): Uint8Array {
  const { terms, index, decisions, examples, weights, order, clock, swept } = memory
  const saved: Saved = {
    terms: { ...terms, weights: [], stamps: [], ids: [...terms.ids] },
    index: {
      free: index.free, closed: index.closed, open: index.open, born: index.born, slots: index.issues.length,
      issues: index.issues.flatMap(issue => (issue ? [saveIssue(issue)] : [])),
    },
    copies: memory.copies.entries.map(({ id, first, shingles }) => [id, first, shingles.words, [...shingles.hashes]]),
    decisions: [...decisions], examples, weights, order, clock: finite(clock), swept: finite(swept),
  }
  const body = new TextEncoder().encode(JSON.stringify(saved))
  const bytes = new Uint8Array(body.length + 4)
  new DataView(bytes.buffer).setUint32(0, VERSION)
  bytes.set(body, 4)
  return bytes
}

const finite = (time: number): number | null => (Number.isFinite(time) ? time : null)
const saveVector = ({ terms, mass, size }: TermVector): SavedVector => [[...terms.subarray(0, size)], [...mass.subarray(0, size)]]

function saveIssue(issue: OpenIssue): SavedIssue {
  const posts = issue.posts.map(({ issue: _, ...post }): SavedPost => ({ ...post, vector: saveVector(post.vector) }))
  return { ...issue, vector: saveVector(issue.vector), posts, agencies: [...issue.agencies], apart: [...issue.apart] }
}

/** @throws Error if the bytes are of another version */
export function restoreMemory(bytes: Uint8Array): GrouperMemory {
  const version = bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  if (version !== VERSION) throw new Error(`The grouper's state is of version ${version}, not ${VERSION}.`)
  const saved = JSON.parse(new TextDecoder().decode(bytes.subarray(4))) as Saved
  const terms: TermTable = { ...saved.terms, ids: new Map(saved.terms.ids) }
  const posts = new Map<number, HeldPost>()
  const issues: (OpenIssue | null)[] = Array.from({ length: saved.index.slots }, () => null)
  for (const one of saved.index.issues) issues[one.slot] = restoreIssue(one, posts)
  const copies = createCopyIndex(saved.copies.map(([id, first, words, hashes]) => ({ id, first, shingles: { words, hashes: Int32Array.from(hashes) } })))
  const index: IssueIndex = { ...saved.index, issues, lists: [], scratch: new Float64Array(2 * issues.length + 1_024) }
  relist(index)
  const { decisions, examples, weights, order, clock, swept } = saved
  return { terms, index, copies, posts, decisions: new Map(decisions), examples, weights, order, clock: clock ?? -Infinity, swept: swept ?? -Infinity }
}

function restoreIssue(saved: SavedIssue, posts: Map<number, HeldPost>): OpenIssue {
  const issue: OpenIssue = { ...saved, vector: restoreVector(saved.vector), posts: [], agencies: new Set(saved.agencies), apart: new Set(saved.apart) }
  for (const one of saved.posts) {
    const post: HeldPost = { ...one, vector: restoreVector(one.vector), issue }
    issue.posts.push(post)
    posts.set(post.id, post)
  }
  return issue
}

const restoreVector = ([terms, mass]: SavedVector): TermVector => ({ terms: Int32Array.from(terms), mass: Float32Array.from(mass), size: terms.length, square: 0, squaredAt: 0 })
