import { foldText } from '@kentongan/text'
import type { GroupPost } from './grouper.types'

const MINUTE = 60_000

/**
 * Posts that were collected together in the order in which the grouper should take them: by minute, then title, then text, then id.
 * Within a minute feeds deliver in any order; this one does not depend on it.
 */
export function sortBatch<Post extends Pick<GroupPost, 'id' | 'at' | 'title' | 'text'>>(posts: readonly Post[]): readonly Post[] {
  const keyed = posts.map(post => ({ post, minute: Math.floor(post.at / MINUTE), title: foldText(post.title) }))
  keyed.sort((a, b) => a.minute - b.minute || compare(a.title, b.title) || compare(a.post.text, b.post.text) || a.post.id - b.post.id)
  return keyed.map(({ post }) => post)
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
