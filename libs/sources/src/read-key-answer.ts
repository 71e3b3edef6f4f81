import type { KeyedPlatform } from '@kentongan/contracts'
import { parseJson } from './json-bridge/read-json-posts'
import type { Unusable } from './pulled-page'
import { readSaid, saidWithin, wordsOf, type Said } from './refusal'

const usageOf = (said: Said): string => {
  const { project_usage: usage, project_cap: cap } = saidWithin(said, 'data')
  return [usage, cap].every(each => typeof each === 'string' || typeof each === 'number') ? `${String(usage)} / ${String(cap)}` : ''
}

const nameOf: Readonly<Record<KeyedPlatform, (said: Said) => string>> = {
  mastodon: said => wordsOf(said['name']),
  bluesky: said => wordsOf(said['handle']),
  threads: said => wordsOf(said['username']),
  facebook: said => wordsOf(said['name']),
  x: usageOf,
  // These say nothing about who asks.
  youtube: () => '', instagram: () => '', 'fact-check': () => '',
}

/** What a platform says of itself to a key that it takes: the account's or app's name, for X how much of the month's posts are used. */
export const readKeyAnswer = (platform: KeyedPlatform, body: string): { readonly ok: true; readonly words: string } | Unusable => {
  const parsed = parseJson(body)
  return parsed.ok ? { ok: true, words: nameOf[platform](readSaid(body)) } : parsed
}
