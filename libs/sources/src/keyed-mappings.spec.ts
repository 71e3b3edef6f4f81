import { readSkySearch } from './bluesky/read-posts'
import { readPagePosts } from './facebook/read-page-posts'
import { readClaims } from './fact-check/read-claims'
import { readHashtagId, readTaggedMedia } from './instagram/read-tagged-media'
import { readThreads } from './threads/read-threads'
import { readTweets } from './x/read-tweets'
import { tweetTime } from './x/tweet-time'
import { readCommentThreads } from './youtube-api/read-comments'
import { readVideos, readVideoSearch } from './youtube-api/read-videos'

const date = '2026-11-21T03:00:00.000Z'
const at = new Date(date)
const nothing = { language: null, updatedAt: null }

describe('a post of Bluesky', () => {
  const did = 'did:plc:warga'
  const uri = `at://${did}/app.bsky.feed.post/3kabc`
  const view = (more: object = {}) => ({
    uri, cid: 'c', author: { did, handle: 'warga.example', displayName: ' Warga ' }, record: { text: 'Air mati', createdAt: date, langs: ['id', 'en'], ...more }, indexedAt: '2026-11-21T03:00:05.000Z',
    likeCount: 3, replyCount: 0, repostCount: 2, quoteCount: 1,
  })
  const read = (...views: unknown[]) => readSkySearch(JSON.stringify({ posts: views, cursor: '100' }))

  it('has the names that the stream gives it', () => {
    const url = `https://bsky.app/profile/${did}/post/3kabc`
    expect(read(view())).toEqual({ ok: true, next: '100', times: [new Date('2026-11-21T03:00:05.000Z')], posts: [{
      ...nothing, guid: uri, url, canonicalUrl: url, title: 'Air mati', text: 'Air mati', author: 'Warga', language: 'id', publishedAt: at, publishedRaw: date, kind: 'post',
      social: { ref: uri, author: { handle: '@warga.example', name: 'Warga', url: `https://bsky.app/profile/${did}`, followers: null }, likes: 3, replies: 0, shares: 3, views: null, replyTo: null, quoteOf: null },
    }] })
  })

  it('names what it answers and quotes, and nobody whose name is lost', () => {
    const other = 'at://did:plc:lain/app.bsky.feed.post/3kxyz'
    const full = view({ reply: { root: { uri: 'x' }, parent: { uri: other } }, embed: { record: { uri: other } } })
    expect(read({ ...full, author: { did, handle: 'handle.invalid' } })).toMatchObject({ posts: [{ author: null, social: { author: { handle: null, name: null }, replyTo: other, quoteOf: other } }] })
  })

  it('was not published after it was found', () => {
    expect(read(view({ createdAt: '2030-01-01T00:00:00Z' }))).toMatchObject({ posts: [{ publishedAt: new Date('2026-11-21T03:00:05.000Z') }] })
  })

  it('cannot have an address that leads elsewhere', () => {
    expect(read(view(), { ...view(), uri: 'at://did:plc:a/app.bsky.feed.post/../../x' })).toMatchObject({ posts: [{ guid: uri }] })
  })
})

describe('a video', () => {
  const snippet = { title: 'Banjir &amp; longsor', description: 'Baris satu\n\n\n\nbaris dua', channelId: 'UCx', channelTitle: 'Kabar TV', publishedAt: date, defaultAudioLanguage: 'id-ID' }
  const url = 'https://www.youtube.com/watch?v=abcdefghijk'

  it('has its whole words and counts by videos.list', () => {
    const body = { items: [{ id: 'abcdefghijk', snippet: { ...snippet, title: 'Banjir & longsor' }, statistics: { viewCount: '12345', likeCount: '7' } }] }
    expect(readVideos(JSON.stringify(body))).toMatchObject({ posts: [{
      ...nothing, guid: 'abcdefghijk', url, canonicalUrl: 'https://youtube.com/watch?v=abcdefghijk', title: 'Banjir & longsor', author: 'Kabar TV', language: 'id', publishedAt: at, kind: 'video',
      social: { ref: 'youtube/abcdefghijk', author: { handle: null, name: 'Kabar TV', url: 'https://www.youtube.com/channel/UCx', followers: null }, likes: 7, views: 12_345, replies: null, shares: null, replyTo: null, quoteOf: null },
    }] })
  })

  it('is known by search.list without counts and with its words escaped', () => {
    const body = { nextPageToken: 'CAUQAA', items: [{ id: { videoId: 'abcdefghijk' }, snippet }, { id: { channelId: 'UCx' }, snippet }] }
    const page = readVideoSearch(JSON.stringify(body))
    expect(page).toMatchObject({ next: 'CAUQAA', posts: [{ title: 'Banjir & longsor', social: { likes: null, views: null, replies: null } }] })
  })
})

it('reads comments and the replies that come with them', () => {
  const comment = (id: string, more: object = {}) => ({ id, snippet: { textDisplay: 'Kapan surut?', authorDisplayName: '@warga', authorChannelUrl: 'http://www.youtube.com/@warga', authorProfileImageUrl: 'x', likeCount: 2, publishedAt: date, updatedAt: date, videoId: 'abcdefghijk', ...more } })
  const body = { items: [{ snippet: { videoId: 'abcdefghijk', totalReplyCount: 9, topLevelComment: comment('UgA') }, replies: { comments: [
    comment('UgA.9', { parentId: 'UgA', textDisplay: 'Besok', authorDisplayName: '', authorChannelUrl: '', updatedAt: '2026-11-21T04:00:00Z' }), 7,
  ] } }] }
  const page = readCommentThreads(JSON.stringify(body))
  expect(page).toMatchObject({ times: [at], posts: [
    { guid: 'UgA', url: 'https://www.youtube.com/watch?v=abcdefghijk&lc=UgA', title: 'Kapan surut?', author: '@warga', updatedAt: null, kind: 'comment', social: { ref: 'youtube/UgA', author: { handle: '@warga', name: null, url: 'https://www.youtube.com/@warga' }, likes: 2, replies: 9, replyTo: 'youtube/abcdefghijk' } },
    { guid: 'UgA.9', author: null, updatedAt: new Date('2026-11-21T04:00:00Z'), social: { author: null, replies: null, replyTo: 'youtube/UgA' } },
  ] })
  if (page.ok) expect(new Set(page.posts.map(post => post.canonicalUrl)).size).toBe(2)
})

it('reads what Threads tells: words, date and name', () => {
  const media = { id: '179', text: ' Banjir ', media_type: 'TEXT_POST', permalink: 'https://www.threads.com/@warga/post/Dx', timestamp: '2026-11-21T03:00:00+0000', username: 'warga', has_replies: false }
  expect(readThreads(JSON.stringify({ data: [media, { ...media, id: '180', media_type: 'REPOST_FACADE' }], paging: { cursors: { before: 'A', after: 'B' }, next: 'https://graph.threads.net/x?access_token=rahasia' } }))).toEqual({
    ok: true, next: 'B', times: [at, at], posts: [{
      ...nothing, guid: '179', url: media.permalink, canonicalUrl: 'https://threads.com/@warga/post/Dx', title: 'Banjir', text: 'Banjir', author: '@warga', publishedAt: at, publishedRaw: media.timestamp, kind: 'post',
      social: { ref: 'threads/179', author: { handle: '@warga', name: null, url: 'https://www.threads.com/@warga', followers: null }, likes: null, replies: null, shares: null, views: null, replyTo: null, quoteOf: null },
    }],
  })
})

it('reads media of a hashtag, which name nobody', () => {
  const media = { id: '180', caption: 'Banjir #bima', media_type: 'VIDEO', permalink: 'https://www.instagram.com/p/Dx/', timestamp: '2026-11-21T03:00:00+0000', comments_count: 4, username: 'tidak-dibaca' }
  expect(readTaggedMedia(JSON.stringify({ data: [media] }))).toMatchObject({ ids: ['180'], next: null, posts: [{
    guid: '180', url: media.permalink, author: null, publishedAt: at, kind: 'video', social: { ref: 'instagram/180', author: null, likes: null, replies: 4 } }] })
  expect(readHashtagId('{"data":[{"id":"17841593698074073"}]}')).toEqual({ ok: true, id: '17841593698074073' })
  expect(readHashtagId('{"data":[]}')).toEqual({ ok: true, id: null })
  for (const body of ['{"data":[{"id":"../me"}]}', '{}', '[]']) expect(readHashtagId(body)).toMatchObject({ ok: false })
})

it('reads what a page of Facebook publishes', () => {
  const post = { id: '100_200', message: 'Layanan tutup', created_time: '2026-11-21T03:00:00+0000', permalink_url: 'https://www.facebook.com/100/posts/200', from: { id: '100', name: 'Pemkot Bima' }, shares: { count: 5 }, reactions: { data: [], summary: { total_count: 8 } } }
  expect(readPagePosts(JSON.stringify({ data: [{ id: '1_2', story: 'mengganti foto' }, post], paging: { cursors: { after: 'B' } } }))).toMatchObject({ title: 'Pemkot Bima', next: null, posts: [{
    guid: '100_200', author: 'Pemkot Bima', publishedAt: at, social: { ref: 'facebook/100_200', author: { handle: null, name: 'Pemkot Bima', url: 'https://www.facebook.com/100', followers: null }, likes: 8, shares: 5, replies: null } }] })
})

describe('a post of X', () => {
  const tweet = (more: object = {}) => ({ id: '1990000000000000001', text: 'Antre &amp; panas', author_id: '7', created_at: date, lang: 'in', public_metrics: { like_count: 1, reply_count: 0, retweet_count: 2, quote_count: 3, impression_count: 400, bookmark_count: 9 }, ...more })
  const users = [{ id: '7', name: 'Warga', username: 'warga', public_metrics: { followers_count: 12, following_count: 3 }, location: 'tidak dibaca' }]
  const read = (data: unknown[], more: object = {}) => readTweets(JSON.stringify({ data, includes: { users }, meta: { newest_id: '1990000000000000001', result_count: data.length }, ...more }))

  it('has words, author, counts and language', () => {
    expect(read([tweet()])).toEqual({ ok: true, newest: '1990000000000000001', next: null, charged: { posts: 1, users: 1 }, posts: [{
      ...nothing, guid: '1990000000000000001', url: 'https://x.com/warga/status/1990000000000000001', canonicalUrl: 'https://x.com/i/status/1990000000000000001', title: 'Antre & panas', text: 'Antre & panas', author: 'Warga', language: 'id',
      publishedAt: at, publishedRaw: date, kind: 'post',
      social: { ref: 'x/1990000000000000001', author: { handle: '@warga', name: 'Warga', url: 'https://x.com/warga', followers: 12 }, likes: 1, replies: 0, shares: 5, views: 400, replyTo: null, quoteOf: null },
    }] })
  })

  it.each([['in', 'id'], ['en', 'en'], ['und', null], ['qme', null], ['zxx', null], [undefined, null]])('written in %s is in %s', (lang, language) => expect(read([tweet({ lang })])).toMatchObject({ posts: [{ language }] }))

  it('may be long, an answer, a quote, or of an account that is gone', () => {
    const long = 'kata '.repeat(2_000).trim()
    const referenced_tweets = [{ type: 'replied_to', id: '11' }, { type: 'quoted', id: '12' }]
    expect(read([tweet({ note_tweet: { text: long }, referenced_tweets, author_id: '8' })])).toMatchObject({ posts: [{ text: long, author: null, url: 'https://x.com/i/status/1990000000000000001', social: { author: null, replyTo: 'x/11', quoteOf: 'x/12' } }] })
  })

  it('is charged for although it is a bare repost or cannot be read', () => {
    expect(read([tweet({ referenced_tweets: [{ type: 'retweeted', id: '11' }] }), { id: 'x' }, tweet({ id: '1990000000000000002' })])).toMatchObject({ charged: { posts: 3, users: 1 }, posts: [{ guid: '1990000000000000002' }] })
    expect(read([], { data: undefined, includes: undefined, meta: { result_count: 0 } })).toEqual({ ok: true, posts: [], newest: null, next: null, charged: { posts: 0, users: 0 } })
  })
})

test.each([['1212092628029698048', '2019-12-31T19:26:16.771Z'], ['abc', undefined], ['', undefined]])('a post of X with the id %s was written at %s', (id, written) => expect(tweetTime(id)?.toISOString()).toBe(written))

it('makes an article of each review of a claim', () => {
  const review = (more: object = {}) => ({ publisher: { name: 'Turn Back Hoax', site: 'turnbackhoax.id' }, url: 'https://turnbackhoax.id/2026/11/20/salah-kpk?utm_source=x', title: '[SALAH] KPK menyita  paspor', reviewDate: '2026-11-20T00:00:00Z', textualRating: 'Salah', languageCode: 'id', ...more })
  const page = readClaims(JSON.stringify({ claims: [{ text: 'KPK menyita paspor warga', claimant: 'Akun', claimReview: [review(), review({ url: 'https://cekfakta.tempo.co/1', title: '', publisher: {}, textualRating: '' }), review({ url: 'javascript:x' }), 7] }] }))
  expect(page).toMatchObject({ next: null, posts: [
    { guid: review().url, canonicalUrl: 'https://turnbackhoax.id/2026/11/20/salah-kpk', outlet: 'turnbackhoax.id', title: '[SALAH] KPK menyita paspor', text: 'KPK menyita paspor warga\nSalah', author: 'Turn Back Hoax', language: 'id', publishedAt: new Date('2026-11-20T00:00:00Z'), kind: 'article' },
    { title: 'KPK menyita paspor warga', outlet: 'tempo.co', author: null, text: 'KPK menyita paspor warga' },
  ] })
  if (page.ok) expect(page.posts).toHaveLength(2)
})
