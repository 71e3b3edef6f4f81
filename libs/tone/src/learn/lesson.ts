import type { TargetSpan, TonedPost } from '../judge-tone'
import type { ToneLabel } from '../tone-label'
import { assignFolds } from '../train/assign-folds'

/**
 * A person's standing word on a mention, as something to learn from: the post, the agency and where the post names it (no span:
 * the post as a whole), the tone a person gave or confirmed, who and when (milliseconds since 1970).
 */
export type Lesson = TonedPost & {
  readonly agency: string
  readonly spans: readonly TargetSpan[]
  readonly tone: ToneLabel
  readonly account: string
  readonly at: number
}

/** Near-copies are told by their beginnings; what follows in an article is often the same for all of an outlet. */
const COMPARED = 600
/** As many as a hash has values: each fold is one group. */
const GROUPS = 2 ** 32

/** What people read of a post. */
export const textOf = ({ title = '', text = '' }: TonedPost): string => [title, text].filter(part => part !== '').join('\n')

/** Gives each post the number of its group; near-copies share one. */
export const groupCopies = (posts: readonly TonedPost[]): readonly number[] =>
  assignFolds(posts.map(post => textOf(post).slice(0, COMPARED)), GROUPS)
