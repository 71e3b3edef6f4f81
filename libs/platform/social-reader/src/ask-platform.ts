import type { BudgetUnit } from '@kentongan/contracts'
import type { FetchFailure } from '@kentongan/platform/http-fetch'
import type { ReadRefusal } from '@kentongan/sources'
import { failed } from './fetch-page'
import type { PlatformSecret, PullFailure, PullRequest } from './pull'

export type PlatformQuestion = {
  readonly url: string
  /** What proves who asks. In a header, so that no address that is kept or logged holds a secret. */
  readonly headers: Readonly<Record<string, string>>
  /** Sent by POST. */
  readonly json?: object
  readonly readRefusal: ReadRefusal
  /** Values that must not appear in what the platform is quoted with: some platforms repeat the token that they refuse. */
  readonly secrets: PlatformSecret
}

export type PlatformAnswer = { readonly ok: true; readonly body: string }

const hidden = '…'
/** Shorter values are names of servers and pages rather than secrets, and would blot out words. */
const shortestSecret = 8

const withoutSecrets = (words: string, secrets: PlatformSecret): string =>
  Object.values(secrets).filter(value => value.length >= shortestSecret).reduce((text, value) => text.replaceAll(value, hidden), words)

const failedAsking = (fetched: FetchFailure, { readRefusal, secrets }: PlatformQuestion): PullFailure => {
  const { reason, status, detail, retryAfterSeconds, errorBody } = fetched
  const refusal = status === null || status < 400 ? null : readRefusal(status, errorBody ?? '')
  return failed(refusal?.reason ?? reason, withoutSecrets(refusal?.words || detail, secrets), { status, retryAfterSeconds })
}

/** Asks a platform; where it refuses, says why in a word of ours and in its own words. */
export async function askPlatform(http: PullRequest['http'], question: PlatformQuestion): Promise<PlatformAnswer | PullFailure> {
  const { url, headers, json } = question
  const fetched = await http.fetch({ url, accept: 'application/json', headers, readErrors: true, ...(json && { json }) })
  if (!fetched.ok) return failedAsking(fetched, question)
  if (fetched.status === 304) return failed('bad-response', 'not modified, though nothing was asked', { status: 304 })
  return { ok: true, body: new TextDecoder().decode(fetched.body) }
}

export const keyMissing = (): PullFailure => failed('key-missing', 'no key for this platform')

/** Takes units of a budget; null where they were granted. A spent one says nothing about the source, and passes. */
export async function takeBudget({ spend, now }: Pick<PullRequest, 'spend' | 'now'>, unit: BudgetUnit, amount: number): Promise<PullFailure | null> {
  const taken = await spend(unit, amount)
  if (taken.granted) return null
  return failed('budget-spent', `${unit} until ${taken.opensAt.toISOString()}`, { retryAfterSeconds: secondsUntil(taken.opensAt, now), weather: true })
}

export const secondsUntil = (at: Date, now: Date): number => Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1_000))
