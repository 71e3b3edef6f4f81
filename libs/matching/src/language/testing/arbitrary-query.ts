import fc from 'fast-check'
import type { MatchablePost } from '../query'
import { queryLimits } from '../query-limits'

type Text = fc.Arbitrary<string>

const ACCENT = '\u0301'
const ZERO_WIDTH = '\u200b'
const CLITICS = ['nya', 'lah', 'kah', 'pun', 'ku', 'mu', 'nyalah', '-nya', 'NYA'] as const
const BETWEEN = [', ', '. ', ' - ', '-', '\n', ' “', '” ', ' 😭 ', '/', ' https://a.id/b ', `${ZERO_WIDTH} `, "'", ' & '] as const
const CITED = ['judul', 'isi', 'penulis', 'sumber', 'TITLE', 'text', 'Body', 'author', 'source'] as const
const QUOTES = [['"', '"'], ['“', '”'], ['„', '“'], ['«', '»']] as const
const LANGUAGES = ['id', 'in', 'en', 'jv'] as const

/**
 * Query texts that the parser accepts, with every feature of the language. The vocabulary: words of two to ten letters or digits,
 * none of them an operator (in any case), a few enough that posts over the same words often match.
 */
export function arbitraryQuery(vocabulary: readonly string[]): Text {
  const clause = arbitraryClause(vocabulary)
  const near = arbitraryNear(clause)
  const group = (inner: Text) => fc.oneof(inner.map(text => `(${text})`),
    fc.tuple(fc.constantFrom('', ...CITED), inner).map(([field, text]) => field === '' ? `( ${text} )` : `${field}:(${text})`))
  const grow = (inner: Text): Text => {
    const part = fc.oneof(inner, group(inner))
    return fc.oneof({ weight: 2, arbitrary: clause }, near,
      joined(part, [' ', ' AND ', ' DAN ']), joined(part, [' OR ', ' ATAU ']),
      excluding(part, fc.oneof(clause, group(inner))), doublyNegated(group(inner)))
  }
  return grow(grow(grow(fc.oneof({ weight: 3, arbitrary: clause }, near)))).filter(text => text.length <= queryLimits.characters)
}

/** One word, phrase, hashtag or field clause. */
function arbitraryClause(vocabulary: readonly string[]): Text {
  const word = spelled(vocabulary)
  const wild = arbitraryWild(vocabulary)
  const several = fc.array(fc.oneof({ weight: 4, arbitrary: word }, wild), { minLength: 1, maxLength: 3 })
  const plain = fc.oneof({ weight: 6, arbitrary: word }, wild, word.map(one => `=${one}`), word.map(one => `#${one}`),
    fc.tuple(word, word).map(([one, two]) => `#${one}${two}`), word.map(one => `@${one}`),
    fc.tuple(word, word, fc.constantFrom('-', '.', '/', '&')).map(([one, two, sign]) => one + sign + two),
    fc.tuple(several, fc.constantFrom(...QUOTES)).map(([words, [open, close]]) => open + words.join(' ') + close),
    fc.array(word, { minLength: 1, maxLength: 3 }).map(words => `="${words.join(' ')}"`))
  return fc.oneof({ weight: 8, arbitrary: plain },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...CITED), plain).map(([field, text]) => `${field}:${text}`) },
    fc.constantFrom(...LANGUAGES).map(code => `bahasa:${code}`),
    fc.tuple(fc.constantFrom('https://www.', 'www.', ''), word)
      .map(([before, host]) => `sumber:${before}${host}.id${before && '/a?b=1'}`))
}

function spelled(vocabulary: readonly string[]): Text {
  return fc.tuple(fc.constantFrom(...vocabulary), fc.nat({ max: 9 })).map(([word, way]) => {
    if (way < 6) return word
    if (way === 6) return word.toUpperCase()
    return way === 7 ? `${word[0]}${ZERO_WIDTH}${word.slice(1)}` : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`
  })
}

function arbitraryWild(vocabulary: readonly string[]): Text {
  return fc.tuple(fc.constantFrom(...vocabulary), fc.nat({ max: 8 }), fc.nat({ max: 3 })).map(([word, cut, way]) => {
    const at = 1 + cut % (word.length - 1)
    if (way === 0) return `${word.slice(0, Math.max(2, at))}*`
    if (way === 1) return `*${word.slice(Math.min(word.length - 2, at))}`
    return way === 2 ? `${word.slice(0, at)}*${word.slice(at)}` : `${word.slice(0, at)}*${word.slice(at)}*`
  })
}

function arbitraryNear(clause: Text): Text {
  const operand = fc.oneof({ weight: 3, arbitrary: clause }, joined(clause, [' OR ', ' ATAU ']).map(text => `(${text})`))
  const link = fc.tuple(fc.constantFrom('NEAR', 'ONEAR', 'near', 'Onear'), fc.integer({ min: 1, max: 6 }))
  return fc.tuple(operand, fc.array(fc.tuple(link, operand), { minLength: 1, maxLength: 3 }))
    .map(([first, more]) => first + more.map(([[name, distance], text]) => ` ${name}/${distance} ${text}`).join(''))
}

function joined(part: Text, signs: readonly string[]): Text {
  return fc.tuple(part, fc.array(fc.tuple(fc.constantFrom(...signs), part), { minLength: 1, maxLength: 2 }))
    .map(([first, more]) => first + more.map(([sign, text]) => sign + text).join(''))
}

/** What is excluded stands beside something that must be there, on either side. */
function excluding(part: Text, excluded: Text): Text {
  return fc.tuple(part, excluded, fc.constantFrom('-', '−', 'NOT ', 'BUKAN ', 'AND NOT '), fc.boolean())
    .map(([text, out, sign, first]) => first && !sign.startsWith('AND') ? `${sign}${out} (${text})` : `(${text}) ${sign}${out}`)
}

function doublyNegated(group: Text): Text {
  return group.map(text => `NOT -${text}`)
}

/** Posts over the same words, written in the ways that people write. */
export function arbitraryPost(vocabulary: readonly string[]): fc.Arbitrary<MatchablePost> {
  const written = arbitraryWritten(vocabulary)
  const piece = fc.tuple(written, fc.oneof({ weight: 3, arbitrary: fc.constant(' ') }, fc.constantFrom(...BETWEEN)))
    .map(([word, gap]) => word + gap)
  const text = (maxLength: number) => fc.array(piece, { maxLength }).map(pieces => pieces.join(''))
  return fc.record({
    title: text(6), text: text(20), author: text(2),
    source: fc.tuple(text(2), fc.constantFrom(...vocabulary)).map(([title, host]) => `${title} ${host}.id`),
    lang: fc.constantFrom('id', 'id-ID', 'in', 'en', 'EN_us', 'jv', '', '-'),
  })
}

function arbitraryWritten(vocabulary: readonly string[]): Text {
  const word = spelled(vocabulary)
  return fc.oneof({ weight: 8, arbitrary: word },
    { weight: 2, arbitrary: fc.tuple(word, fc.constantFrom(...CLITICS)).map(parts => parts.join('')) },
    word.map(one => `${one[0]}${ACCENT}${one.slice(1)}`),
    fc.tuple(word, word).map(([one, two]) => `#${one}${two}`),
    fc.tuple(word, word).map(([one, two]) => `#${one}${two.slice(0, 1).toUpperCase()}${two.slice(1)}`),
    word.map(one => `#${one}`), word.map(one => `@${one}`), fc.tuple(word, word).map(([one, two]) => `${one}${two}`))
}
