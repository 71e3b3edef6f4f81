import type { KeyedPlatform, KeyTest } from '@kentongan/contracts'
import { readGoogleRefusal, readKeyAnswer, readMetaRefusal, readPlainRefusal, readXRefusal } from '@kentongan/sources'
import { askPlatform, type PlatformQuestion } from './ask-platform'
import { failedReading } from './fetch-page'
import { platformOrigins } from './platform-origins'
import type { PlatformSecret, PullFailure, PullRequest } from './pull'

type Asked = Pick<PlatformQuestion, 'headers' | 'json' | 'readRefusal'> & { readonly path: string }

const bearer = ({ token = '' }: PlatformSecret) => ({ authorization: `Bearer ${token}` })
const google = ({ apiKey = '' }: PlatformSecret) => ({ headers: { 'x-goog-api-key': apiKey }, readRefusal: readGoogleRefusal })
const meta = (key: PlatformSecret) => ({ headers: bearer(key), readRefusal: readMetaRefusal })

/**
 * The cheapest documented question that only a good key is answered.
 * - Mastodon: the app behind the token, which needs no permission (docs.joinmastodon.org/methods/apps)
 * - Bluesky: a session, which is what the password is for
 * - YouTube: the categories of videos, 1 of 10,000 units a day (developers.google.com/youtube/v3/determine_quota_cost)
 * - Threads, Facebook: the name of the account or page
 * - X: how much was used, which reads no post and no user, so it is free of charge (docs.x.com/x-api/usage/introduction)
 * - Instagram: the hashtags of the last seven days, which needs the same permission as reading them and counts none
 * - Fact Check Tools: a search, since there is nothing else
 */
const questions: Readonly<Record<KeyedPlatform, (key: PlatformSecret) => Asked>> = {
  mastodon: key => ({ path: '/api/v1/apps/verify_credentials', headers: bearer(key), readRefusal: readPlainRefusal }),
  bluesky: ({ identifier = '', appPassword = '' }) =>
    ({ path: '/xrpc/com.atproto.server.createSession', headers: {}, json: { identifier, password: appPassword }, readRefusal: readPlainRefusal }),
  youtube: key => ({ path: '/youtube/v3/videoCategories?part=snippet&regionCode=ID', ...google(key) }),
  threads: key => ({ path: '/v1.0/me?fields=id,username', ...meta(key) }),
  x: key => ({ path: '/2/usage/tweets?usage.fields=project_usage,project_cap', headers: bearer(key), readRefusal: readXRefusal }),
  instagram: key => ({ path: `/v25.0/${encodeURIComponent(key['userId'] ?? '')}/recently_searched_hashtags?limit=30`, ...meta(key) }),
  facebook: key => ({ path: `/v25.0/${encodeURIComponent(key['host'] ?? '')}?fields=id,name`, ...meta(key) }),
  'fact-check': key => ({ path: '/v1alpha1/claims:search?query=hoaks&languageCode=id&pageSize=1', ...google(key) }),
}

const notTaken = ({ reason, detail }: PullFailure): Omit<KeyTest, 'at'> => ({ ok: false, reason, detail })

/**
 * Asks a platform whether it takes a key. `detail` holds the platform's own words: why it does not, or who the key belongs to.
 *
 * @param origin another server than the platform's own, for rehearsals
 */
export async function testKey(platform: KeyedPlatform, key: PlatformSecret, http: PullRequest['http'], origin = platformOrigins[platform] ?? `https://${key['host'] ?? ''}`): Promise<Omit<KeyTest, 'at'>> {
  const { path, ...asked } = questions[platform](key)
  const answer = await askPlatform(http, { url: `${origin}${path}`, secrets: key, ...asked })
  if (!answer.ok) return notTaken(answer)
  const said = readKeyAnswer(platform, answer.body)
  return said.ok ? { ok: true, reason: null, detail: said.words } : notTaken(failedReading(said))
}
