import { readMetaRefusal } from './meta/read-meta-refusal'
import { readPlainRefusal, type ReadRefusal } from './refusal'
import { readXRefusal } from './x/read-x-refusal'
import { readGoogleRefusal } from './youtube-api/read-google-refusal'

const google = (reason: string, more: object = {}) => ({ error: { code: 403, message: 'The <a href="/x">quota</a> is used up.', errors: [{ domain: 'x', reason }], ...more } })
const meta = (code: number, more: object = {}) => ({ error: { message: `(#${code}) No`, type: 'OAuthException', code, fbtrace_id: 'x', ...more } })

it.each<[string, ReadRefusal, number, unknown, string | null, string]>([
  ['Google: quota', readGoogleRefusal, 403, google('quotaExceeded'), 'budget-spent', 'The quota is used up.'],
  ['Google: too often', readGoogleRefusal, 403, google('rateLimitExceeded'), 'rate-limited', 'The quota is used up.'],
  ['Google: comments off', readGoogleRefusal, 403, google('commentsDisabled'), 'comments-disabled', 'The quota is used up.'],
  ['Google: no key', readGoogleRefusal, 400, google('badRequest', { message: 'API key not valid.', details: [{ '@type': 'x', reason: 'API_KEY_INVALID' }] }), 'key-refused', 'API key not valid.'],
  ['Google: not switched on', readGoogleRefusal, 403, google('accessNotConfigured'), 'key-not-allowed', 'The quota is used up.'],
  ['Google: no such video', readGoogleRefusal, 404, google('videoNotFound'), null, 'The quota is used up.'],
  ['Google: a name of every object', readGoogleRefusal, 400, google('constructor'), null, 'The quota is used up.'],
  ['Meta: token ended', readMetaRefusal, 400, meta(190), 'key-refused', '(#190) No'],
  ['Meta: no permission', readMetaRefusal, 400, meta(10), 'key-not-allowed', '(#10) No'],
  ['Meta: no permission of another kind', readMetaRefusal, 403, meta(200), 'key-not-allowed', '(#200) No'],
  ['Meta: too often', readMetaRefusal, 400, meta(4), 'rate-limited', '(#4) No'],
  ['Meta: too often by business', readMetaRefusal, 400, meta(80_002), 'rate-limited', '(#80002) No'],
  ['Instagram: thirty hashtags', readMetaRefusal, 400, meta(18), 'budget-spent', '(#18) No'],
  ['Instagram: no such hashtag', readMetaRefusal, 400, meta(24, { error_user_msg: 'Tagar tidak ada.' }), 'query-refused', 'Tagar tidak ada.'],
  ['Meta: something else', readMetaRefusal, 400, meta(100), null, '(#100) No'],
  ['X: token', readXRefusal, 401, { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' }, 'key-refused', 'Unauthorized'],
  ['X: words', readXRefusal, 400, { errors: [{ message: 'Rules must be short', parameters: {} }], title: 'Invalid Request', detail: 'One or more parameters' }, 'query-refused', 'Rules must be short'],
  ['X: month is over', readXRefusal, 429, { title: 'UsageCapExceeded', detail: 'Usage cap exceeded: Monthly product cap', type: 'https://api.twitter.com/2/problems/usage-capped' }, 'budget-spent', 'Usage cap exceeded: Monthly product cap'],
  ['X: too often', readXRefusal, 429, { title: 'Too Many Requests' }, null, 'Too Many Requests'],
  ['X: not paid', readXRefusal, 402, { title: 'CreditsDepleted', detail: 'Add credits.' }, 'no-credit', 'Add credits.'],
  ['X: not in this plan', readXRefusal, 403, { title: 'Client Forbidden', reason: 'client-not-enrolled' }, 'key-not-allowed', 'Client Forbidden'],
  ['Bluesky: password', readPlainRefusal, 401, { error: 'AuthenticationRequired', message: 'Invalid identifier or password' }, 'key-refused', 'Invalid identifier or password'],
  ['Bluesky: session ended', readPlainRefusal, 400, { error: 'ExpiredToken', message: 'Token has expired' }, 'key-refused', 'Token has expired'],
  ['Bluesky: words', readPlainRefusal, 400, { error: 'BadQueryString' }, 'query-refused', 'BadQueryString'],
  ['Mastodon: token', readPlainRefusal, 401, { error: 'The access token is invalid' }, 'key-refused', 'The access token is invalid'],
  ['Mastodon: no permission', readPlainRefusal, 403, { error: 'This action is outside\n the authorized scopes' }, 'key-not-allowed', 'This action is outside the authorized scopes'],
])('%s', (_name, read, status, said, reason, words) => expect(read(status, JSON.stringify(said))).toEqual({ reason, words }))

it.each([readGoogleRefusal, readMetaRefusal, readXRefusal, readPlainRefusal])('knows what a status means without a word', read => {
  for (const body of ['', '<html>', '[]', 'null', '7', '{"error":7,"errors":{},"title":{}}', '{"error":{"errors":[null],"details":"x","code":"190"}}']) {
    expect(read(401, body)).toEqual({ reason: 'key-refused', words: '' })
    expect(read(403, body).reason).toBe('key-not-allowed')
    expect(read(500, body).reason).toBeNull()
  }
})

it('quotes no more than a line', () => {
  expect(readPlainRefusal(500, JSON.stringify({ error: 'x'.repeat(5_000) })).words).toHaveLength(300)
})
