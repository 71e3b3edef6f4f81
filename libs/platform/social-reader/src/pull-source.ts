import type { SourceKind } from '@kentongan/contracts'
import type { Pull, PullRequest } from './pull'
import { pullBlueskySearch } from './pull-bluesky-search'
import { pullFacebook } from './pull-facebook'
import { pullFactCheck } from './pull-fact-check'
import { pullGdelt } from './pull-gdelt'
import { pullGoogleAlerts } from './pull-google-alerts'
import { pullGoogleNews } from './pull-google-news'
import { pullInstagram } from './pull-instagram'
import { pullJson } from './pull-json'
import { pullMastodon } from './pull-mastodon'
import { pullTelegram } from './pull-telegram'
import { pullThreads } from './pull-threads'
import { pullX } from './pull-x'
import { pullYoutube } from './pull-youtube'
import { pullYoutubeComments } from './pull-youtube-comments'
import { pullYoutubeSearch } from './pull-youtube-search'

const pulls = {
  mastodon: pullMastodon,
  telegram: pullTelegram,
  youtube: pullYoutube,
  'google-news': pullGoogleNews,
  'google-alerts': pullGoogleAlerts,
  json: pullJson,
  gdelt: pullGdelt,
  'bluesky-search': pullBlueskySearch,
  'youtube-search': pullYoutubeSearch,
  'youtube-comments': pullYoutubeComments,
  threads: pullThreads,
  x: pullX,
  instagram: pullInstagram,
  facebook: pullFacebook,
  'fact-check': pullFactCheck,
} as const satisfies Partial<Record<SourceKind, Pull>>

export type PulledKind = keyof typeof pulls
export const isPulledKind = (kind: SourceKind): kind is PulledKind => kind in pulls

/** Reads what is new at a source of this kind. */
export const pullSource = (kind: PulledKind, request: PullRequest): ReturnType<Pull> => pulls[kind](request)
