import { seededDice } from './matching-rules'

/** Shares of what Jetstream brings where posts and reposts are asked for, in percent; accounts and names come unasked. */
const kinds = { post: 60, repost: 30, deletion: 8, account: 1, identity: 1 } as const
/** Shares of languages among posts, in percent: a few in a hundred are Indonesian. */
const languages = { en: 50, ja: 20, pt: 9, es: 6, de: 5, ko: 4, id: 4, none: 2 } as const

const vocabularies: Readonly<Record<string, readonly string[]>> = {
  en: 'the to and i a of in it is that for you my on this with so be was but just have not are me at what like good all today love new people time know think up get one day can now out from they would really about people some when work time art thank night game morning never still need want going right make video best first photo life back happy'.split(' '),
  pt: 'que de o a eu não e é um uma do da em para com muito mais isso hoje meu minha vai tá gente bom dia você ele ela agora sobre então quando porque casa tempo tudo nada sempre nunca amor vida trabalho noite jogo filme música Brasil'.split(' '),
  es: 'que de la el y no en lo un una por con para es se me mi muy más hoy todo nada siempre gente vida tiempo noche día bueno gracias porque cuando casa trabajo juego música España'.split(' '),
  de: 'ich die der und das ist nicht ein eine zu mit auf für es sich heute auch so mal noch nur schon wenn wieder immer mehr gut Zeit Leben Arbeit Menschen Bild Abend Morgen Danke'.split(' '),
  none: 'lol https://example.com/a 😂 🔥 ❤️ 🎉 #art #photo ok :) 2026 10/10'.split(' '),
}
const signs: Readonly<Record<string, string>> = { ja: 'のにはをたがでてとしれさあいうえおかきくけこなまもや今日本人大年月時間見行食好新仕事', ko: '이다는에가을고한지로나사람오늘정말너무좋아하는것있없그리시간일' }

type Dice = (n: number) => number

/** Words by Zipf's law: the nth word is drawn in proportion to 1/n. */
const drawZipf = (words: readonly string[], dice: Dice): string => words[Math.min(words.length - 1, Math.floor(words.length ** (dice(1_000_000) / 1_000_000)) - 1 + dice(2))]!

const pick = <Share extends string>(shares: Readonly<Record<Share, number>>, dice: Dice): Share => {
  let left = dice(100)
  for (const [name, share] of Object.entries(shares) as [Share, number][]) if ((left -= share) < 0) return name
  throw new Error('the shares do not make a hundred')
}

/** A text as people post it, 20 to 280 characters. */
function writeText(language: string, indonesian: readonly string[], dice: Dice): string {
  if (language === 'id') return indonesian[dice(indonesian.length)]!.slice(0, 300)
  const length = 20 + dice(260)
  const alphabet = signs[language]
  if (alphabet !== undefined) return Array.from({ length: Math.ceil(length / 3) }, () => alphabet[dice(alphabet.length)]).join('')
  const words: string[] = []
  for (let size = 0; size < length; size += words.at(-1)!.length + 1) words.push(drawZipf(vocabularies[language]!, dice))
  return words.join(' ')
}

/** Where a message carries what makes it new each time it is told: its record key and its time, at places of fixed length. */
export type RawEvent = { readonly bytes: Buffer; readonly isPost: boolean; readonly keyAt: number; readonly timeAt: number }

const key = '3kaaaaaaaaaaa'
const time = '1700000000000000'
const letters = '234567abcdefghijklmnopqrstuvwxyz'

const account = (dice: Dice): string => `did:plc:${Array.from({ length: 24 }, () => letters[dice(letters.length)]).join('')}`

function recordOf(text: string, language: string, dice: Dice): object {
  const parent = { cid: 'bafyreiawhhgl7h4v2sewh2mbeqzn4uqyvxg4cwkvhh5yzzyphu7dpwqfty', uri: `at://${account(dice)}/app.bsky.feed.post/3lbq2yd7tkk2a` }
  return {
    $type: 'app.bsky.feed.post', createdAt: '2026-11-22T03:00:00.123Z', ...(language !== 'none' && { langs: [language] }), text,
    ...(dice(3) === 0 && { reply: { parent, root: parent } }),
    ...(dice(4) === 0 && { embed: { $type: 'app.bsky.embed.external', external: { uri: 'https://example.com/berita/1', title: 'A page somewhere', description: 'What it says in a sentence or two, for the card below the post.' } } }),
    ...(dice(8) === 0 && { facets: [{ features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'art' }], index: { byteEnd: 12, byteStart: 8 } }] }),
  }
}

function messageOf(kind: keyof typeof kinds, indonesian: readonly string[], dice: Dice): object {
  const head = { did: account(dice), time_us: Number(time) }
  const commit = (operation: string, collection: string, record?: object) =>
    ({ ...head, kind: 'commit', commit: { rev: '3lbq2yd7tkk2a', operation, collection, rkey: key, ...(record && { record, cid: 'bafyreidc6sydkkbchcyg62v77wbhzvb2mvytlmsychqgwf2xojjtirmzj4' }) } })
  if (kind === 'account') return { ...head, kind, account: { active: true, did: head.did, seq: 1_234_567, time: '2026-11-22T03:00:00.123Z' } }
  if (kind === 'identity') return { ...head, kind, identity: { did: head.did, handle: 'warga.example', seq: 1_234_567, time: '2026-11-22T03:00:00.123Z' } }
  if (kind === 'deletion') return commit('delete', dice(3) === 0 ? 'app.bsky.feed.repost' : 'app.bsky.feed.post')
  if (kind === 'repost') return commit('create', 'app.bsky.feed.repost', { $type: 'app.bsky.feed.repost', createdAt: '2026-11-22T03:00:00.123Z', subject: { cid: 'bafyreif', uri: `at://${account(dice)}/app.bsky.feed.post/3lbq2yd7tkk2a` } })
  const language = pick(languages, dice)
  return commit('create', 'app.bsky.feed.post', recordOf(writeText(language, indonesian, dice), language, dice))
}

/** `count` messages in the shape and the mix of the real ones, in bytes as a socket brings them. */
export function makeEvents(count: number, indonesian: readonly string[], seed: number): readonly RawEvent[] {
  const dice = seededDice(seed)
  return Array.from({ length: count }, () => {
    const kind = pick(kinds, dice)
    const bytes = Buffer.from(JSON.stringify(messageOf(kind, indonesian, dice)))
    return { bytes, isPost: kind === 'post', keyAt: bytes.indexOf(key), timeAt: bytes.indexOf(time) }
  })
}

/** Makes it the `number`th message that was ever told. */
export function renew({ bytes, keyAt, timeAt }: RawEvent, number: number): void {
  if (keyAt >= 0) bytes.write(number.toString(32).padStart(key.length - 2, 'a'), keyAt + 2, 'latin1')
  bytes.write(String(Number(time) + number), timeAt, 'latin1')
}
