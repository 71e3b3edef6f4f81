import { budgetPeriod, readGoogleRefusal } from '@kentongan/sources'
import { askPlatform, keyMissing, secondsUntil, type PlatformAnswer } from './ask-platform'
import type { PullFailure, PullRequest } from './pull'

/** Asks an interface of Google with an API key (cloud.google.com/docs/authentication/api-keys-use). Its quotas begin anew at midnight in California. */
export async function askGoogle({ http, key, now }: Pick<PullRequest, 'http' | 'key' | 'now'>, url: string): Promise<PlatformAnswer | PullFailure> {
  if (key === null) return keyMissing()
  const answer = await askPlatform(http, { url, headers: { 'x-goog-api-key': key['apiKey'] ?? '' }, readRefusal: readGoogleRefusal, secrets: key })
  if (answer.ok || answer.reason !== 'budget-spent') return answer
  return { ...answer, retryAfterSeconds: secondsUntil(budgetPeriod('pacific-day', now).end, now) }
}
