import type { SourceKind } from '@kentongan/contracts'
import type { Pull, PullRequest } from './pull'
import { pullGdelt } from './pull-gdelt'
import { pullGoogleAlerts } from './pull-google-alerts'
import { pullGoogleNews } from './pull-google-news'
import { pullJson } from './pull-json'
import { pullMastodon } from './pull-mastodon'
import { pullTelegram } from './pull-telegram'
import { pullYoutube } from './pull-youtube'

const pulls = {
  mastodon: pullMastodon,
  telegram: pullTelegram,
  youtube: pullYoutube,
  'google-news': pullGoogleNews,
  'google-alerts': pullGoogleAlerts,
  json: pullJson,
  gdelt: pullGdelt,
} as const satisfies Partial<Record<SourceKind, Pull>>

export type PulledKind = keyof typeof pulls
export const isPulledKind = (kind: SourceKind): kind is PulledKind => kind in pulls

/** Reads what is new at a source of this kind. */
export const pullSource = (kind: PulledKind, request: PullRequest): ReturnType<Pull> => pulls[kind](request)
