import fc from 'fast-check'
import { readChannelPage, type ChannelPage } from './read-channel-page'
import { readCount } from './read-count'

const header = `<div class="tgme_channel_info"><div class="tgme_channel_info_header_title"><span dir="auto">Kabar &amp; Kota</span></div>
  <div class="tgme_channel_info_counters"><div class="tgme_channel_info_counter"><span class="counter_value">12.3K</span> <span class="counter_type">subscribers</span></div>
  <div class="tgme_channel_info_counter"><span class="counter_value">340</span> <span class="counter_type">photos</span></div></div></div>`
const message = (number: number | string, inside: string, more = '') =>
  `<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message text_not_supported_wrap js-widget_message ${more}" data-post="KabarKota/${number}">
   <div class="tgme_widget_message_bubble">${inside}<div class="tgme_widget_message_footer"><div class="tgme_widget_message_info">
   <span class="tgme_widget_message_views">1.2K</span><span class="tgme_widget_message_meta"><a class="tgme_widget_message_date" href="https://t.me/KabarKota/${number}"><time datetime="2026-11-21T03:00:00+00:00" class="time">03:00</time></a></span></div></div></div></div></div>`
const text = (html: string) => `<div class="tgme_widget_message_text js-message_text" dir="auto">${html}</div>`
const page = (...messages: string[]) => `<!doctype html><html><body>${header}<section class="tgme_channel_history js-message_history">${messages.join('')}</section></body></html>`
const read = (...messages: string[]) => readChannelPage(page(...messages)) as ChannelPage

it('reads a message of a channel', () => {
  const { posts, ...channel } = read(message(12, text('Banjir di <b>Bima</b>,<br/>jalan <i class="emoji"><b>😀</b></i> putus')))
  expect(channel).toEqual({ ok: true, title: 'Kabar & Kota', followers: 12_300, numbers: [12] })
  expect(posts).toEqual([{
    guid: 'kabarkota/12', url: 'https://t.me/kabarkota/12', canonicalUrl: 'https://t.me/kabarkota/12', title: 'Banjir di Bima, jalan 😀 putus', text: 'Banjir di Bima,\njalan 😀 putus',
    author: 'Kabar & Kota', language: null, publishedAt: new Date('2026-11-21T03:00:00Z'), publishedRaw: '2026-11-21T03:00:00+00:00', updatedAt: null, kind: 'post',
    social: {
      ref: 'kabarkota/12', author: { handle: '@kabarkota', name: 'Kabar & Kota', url: 'https://t.me/kabarkota', followers: 12_300 },
      likes: null, replies: null, shares: null, views: 1_200, replyTo: null, quoteOf: null,
    },
  }])
})

const reply = '<a class="tgme_widget_message_reply" href="https://t.me/KabarKota/9"><div class="tgme_widget_message_author"><span>Kabar</span></div><div class="tgme_widget_message_text js-message_reply_text">Kata lama</div></a>'
const forwarded = (link: string) => `<div class="tgme_widget_message_forwarded_from">Forwarded from <a class="tgme_widget_message_forwarded_from_name" href="${link}">Kanal Asli</a></div>`

it.each<[string, string, object]>([
  ['a reply without the words it answers', message(12, reply + text('Sudah surut')), { text: 'Sudah surut', social: { replyTo: 'kabarkota/9' } }],
  ['an edited text, which stands in itself, once', message(12, text(text('Sekali saja'))), { text: 'Sekali saja' }],
  ['a poll', message(12, '<div class="tgme_widget_message_poll"><div class="tgme_widget_message_poll_question">Setuju?</div></div>'), { text: 'Setuju?' }],
  ['a link with its preview', message(12, `${text('Baca')}<a class="tgme_widget_message_link_preview"><div class="link_preview_title">Judul Berita</div></a>`), { text: 'Baca\nJudul Berita' }],
  ['a signed message', message(12, `${text('Halo')}<span class="tgme_widget_message_from_author">Redaksi</span>`), { author: 'Redaksi' }],
  ['a video, whose length is no date', message(12, `<time class="message_video_duration">0:42</time>${text('Video')}`), { publishedAt: new Date('2026-11-21T03:00:00Z') }],
  ['right-to-left marks and many words', message(12, text(`\u200fkata ${'kata '.repeat(2_000)}`)), { text: `\u200fkata ${'kata '.repeat(2_000)}`.trim() }],
  ['a message of a hidden sender as the channel\'s own', message(12, `<div class="tgme_widget_message_forwarded_from">Forwarded from <span class="tgme_widget_message_forwarded_from_name">Seseorang</span></div>${text('Isi')}`), { guid: 'kabarkota/12' }],
])('reads %s', (_name, html, expected) => {
  expect(read(html).posts[0]).toMatchObject(expected)
})

it('takes a forwarded message for that of the other channel', () => {
  const [post] = read(message(12, forwarded('https://t.me/Asli/5?single') + text('Isi'))).posts
  expect(post).toMatchObject({ guid: 'asli/5', url: 'https://t.me/asli/5', author: 'Kanal Asli', social: { ref: 'asli/5', views: null, author: { handle: '@asli', followers: null } } })
  expect(post!.reposts).toEqual([{ ref: 'kabarkota/12', handle: '@kabarkota', followers: 12_300, at: new Date('2026-11-21T03:00:00Z') }])
})

it('counts messages without words, and the channel\'s own notices, for the cursor only', () => {
  const { posts, numbers } = read(message(14, '<a class="tgme_widget_message_photo_wrap"></a>'), message(13, text('Channel created'), 'service_message'), message(12, text('Isi')), message(12, text('Isi')))
  expect(numbers).toEqual([12, 13, 14])
  expect(new Set(posts.map(post => post.guid))).toEqual(new Set(['kabarkota/12']))
})

it.each([
  ['<html><div class="tgme_page"><div class="tgme_page_title">Kabar</div><a class="tgme_action_button_new">View in Telegram</a></div></html>', 'no-preview'],
  ['<html><title>Just a moment...</title></html>', 'challenge'],
  ['', 'no-preview'],
  ['{"ok":true}', 'no-preview'],
])('says what is wrong with %s', (html, reason) => {
  expect(readChannelPage(html)).toMatchObject({ ok: false, reason })
})

it('takes a channel without messages for what it is', () => {
  expect(read()).toMatchObject({ ok: true, posts: [], numbers: [] })
})

it('keeps to the shape when the page breaks off or nests without end', () => {
  const whole = page(message(1, reply + text('satu')), message(2, text('dua')))
  fc.assert(fc.property(fc.nat(whole.length), end => void readChannelPage(whole.slice(0, end))))
  expect(readChannelPage(`${'<div>'.repeat(50_000)}`).ok).toBe(false)
})

it.each([['1.2K', 1_200], ['3M', 3_000_000], ['987', 987], ['12 345', 12_345], ['1,5K', 1_500], ['', null], [null, null], ['banyak', null], ['1.234', null]])('reads the count %s as %s', (shown, count) => {
  expect(readCount(shown)).toBe(count)
})
