import type { WatchedHeadline } from '@kentongan/platform/db'
import { tokenise } from '@kentongan/text'

/** Another headline must be so much more central before it takes over: names that change often confuse. */
const margin = 0.05

/**
 * How well each headline stands for all: the cosine between its words and the mean of all headlines' words, 0..1. Gives the most
 * central one, or the present title while that is nearly as good, and the posts whose place has changed.
 */
export function rankHeadlines(present: string, headlines: readonly WatchedHeadline[]) {
  if (headlines.length === 0) return { title: present, changed: [] }
  const words = headlines.map(({ title }) => new Set(tokenise(title).map(({ bare }) => bare)))
  const shares = new Map<string, number>()
  for (const each of words) for (const word of each) shares.set(word, (shares.get(word) ?? 0) + 1 / headlines.length)
  const length = Math.hypot(...shares.values())
  const ranked = headlines.map(({ post, title, central: before }, at) => {
    const own = words[at]!
    const sum = [...own].reduce((total, word) => total + shares.get(word)!, 0)
    return { post, title, before, central: own.size === 0 ? 0 : Math.min(1, sum / Math.sqrt(own.size) / length) }
  })
  const best = ranked.reduce((most, each) => (each.central > most.central ? each : most))
  const kept = ranked.find(({ title, central }) => title === present && central >= best.central - margin)
  return {
    title: (kept ?? best).title,
    changed: ranked.filter(({ before, central }) => Math.abs(central - before) > margin).map(({ post, central }) => ({ post, central })),
  }
}
