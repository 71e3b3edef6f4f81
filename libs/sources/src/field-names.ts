import { foldText } from '@kentongan/text'

/** What a field of a post is called in exports and interfaces, in Indonesian and English; the first names are the surest. */
const names = {
  id: ['id', 'guid', 'post id', 'tweet id', 'mention id', 'document id', 'doc id', 'article id', 'resource id', 'uuid', 'uri', 'id unggahan', 'id berita'],
  url: ['url', 'link', 'tautan', 'permalink', 'post url', 'page url', 'article url', 'web url', 'canonical url', 'url berita', 'alamat', 'link berita', 'link url', 'href', 'final link'],
  date: [
    'date', 'tanggal', 'published at', 'published', 'publish date', 'date published', 'pubdate', 'post created', 'created at', 'created', 'created time', 'created utc',
    'timestamp', 'datetime', 'tgl', 'tanggal terbit', 'tanggal publikasi', 'tanggal posting', 'tanggal unggah', 'waktu terbit', 'waktu', 'date gmt', 'post created date', 'indexed', 'tgl terbit', 'diterbitkan',
  ],
  time: ['time', 'jam', 'pukul', 'post created time'],
  title: ['title', 'judul', 'headline', 'judul berita', 'heading', 'subject'],
  lead: ['opening text', 'lead', 'teras', 'summary', 'ringkasan', 'excerpt', 'description', 'deskripsi', 'snippet', 'abstract'],
  text: [
    'text', 'isi', 'content', 'isi berita', 'konten', 'message', 'full text', 'full content', 'hit sentence', 'body', 'article body', 'content html', 'content text', 'post text',
    'caption', 'tweet', 'teks', 'pesan', 'isi unggahan', 'description', 'deskripsi', 'snippet', 'excerpt', 'ringkasan', 'summary',
  ],
  author: [
    'author', 'penulis', 'author name', 'influencer', 'page name', 'full name', 'display name', 'account name', 'nama akun', 'akun', 'creator', 'byline', 'wartawan',
    'source name', 'source', 'sumber', 'media', 'site name', 'domain', 'outlet', 'channel',
  ],
  handle: ['handle', 'username', 'user name', 'screen name', 'twitter screen name', 'author handle', 'user handle', 'akun', 'account', 'nama pengguna'],
  followers: ['followers', 'pengikut', 'follower count', 'author followers', 'followers at posting', 'twitter followers', 'subscribers', 'page likes', 'likes at posting'],
  likes: ['likes', 'suka', 'like count', 'favorites', 'favourites', 'facebook likes', 'twitter likes', 'x likes', 'jumlah suka', 'reactions', 'total reactions'],
  replies: ['comments', 'komentar', 'replies', 'comment count', 'reply count', 'balasan', 'jumlah komentar', 'facebook comments', 'twitter replies'],
  shares: ['shares', 'bagikan', 'dibagikan', 'retweets', 'reposts', 'share count', 'facebook shares', 'twitter retweets', 'x reposts', 'jumlah dibagikan', 'dibagikan kali'],
  views: ['views', 'tayangan', 'view count', 'impressions', 'dilihat', 'impresi', 'video views', 'post views', 'total views', 'jumlah tayangan'],
  language: ['language', 'bahasa', 'lang'],
} as const satisfies Record<string, readonly string[]>

export type FieldName = keyof typeof names

/** `postCreated_at (UTC)` → `post created at`: as names are compared. */
const fold = (written: string): string =>
  foldText(written.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/\([^)]*\)/gu, ' ')).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** How surely a field is meant by a written name: 0 is the surest, null where it is none of its names. */
export const rankName = (field: FieldName, written: string): number | null => {
  const rank = (names[field] as readonly string[]).indexOf(fold(written))
  return rank < 0 ? null : rank
}

/** Whether a name is one that any field of a post goes by. */
export const isFieldName = (written: string): boolean => (Object.keys(names) as FieldName[]).some(field => rankName(field, written) !== null)
