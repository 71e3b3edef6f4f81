import type { FeedPreview, JsonMapping, SourcePreview } from '@kentongan/contracts'
import { guessMapping, listChoices, mappingChoices, parseJson, readJsonPosts } from '@kentongan/sources'
import { showPosts } from './show-posts'

type Failure = NonNullable<SourcePreview['failure']>
export type JsonLook = { readonly ok: true; readonly preview: FeedPreview } | { readonly ok: false; readonly failure: Failure }
/** `url`: the address to keep. `finalUrl`: where the body was found, for relative links. `mapping`: what a person chose; null for our guess. */
type JsonBody = { readonly body: Uint8Array; readonly url: string; readonly finalUrl: string; readonly mapping: JsonMapping | null; readonly known: boolean }

const nothingChosen = { id: null, url: null, text: null, date: null, author: null }

/**
 * Of a choice that no longer fits its list (another list was chosen) only the list is kept, and the fields are guessed anew; where
 * nothing is called like a title, the first field shows what the list holds.
 */
function chooseMapping(document: unknown, wanted: JsonMapping | null): JsonMapping | null {
  if (wanted === null) return guessMapping(document)
  const fields = mappingChoices(document, wanted.items)
  if (fields.includes(wanted.title)) return wanted
  const list = wanted.items.split('.').reduce<unknown>((at, key) => (key === '' ? at : (at as Record<string, unknown> | undefined)?.[key]), document)
  const guess = guessMapping(list)
  if (guess?.items === '') return { ...guess, items: wanted.items }
  return fields[0] === undefined ? wanted : { ...nothingChosen, items: wanted.items, title: fields[0] }
}

/**
 * Looks at a JSON document that is no feed: what it would bring as a source, and what can be chosen in it. Null where it is no
 * JSON at all; a failure where it has no list with anything like a title.
 */
export function previewJson({ body, url, finalUrl, mapping: wanted, known }: JsonBody): JsonLook | null {
  const text = new TextDecoder().decode(body)
  const parsed = parseJson(text)
  if (!parsed.ok) return null
  const mapping = chooseMapping(parsed.value, wanted)
  if (mapping === null) return { ok: false, failure: { reason: 'other-shape', status: 200, detail: 'no list of objects with a title' } }
  const read = readJsonPosts(text, mapping, { url: finalUrl, zone: 'Asia/Jakarta' })
  const preview = {
    kind: 'json' as const, url, title: new URL(url).hostname, siteUrl: new URL(url).origin, ...showPosts(read.ok ? read.posts : []), known, needsKey: null, asked: true,
    json: { mapping, lists: [...listChoices(parsed.value)], fields: [...mappingChoices(parsed.value, mapping.items)] },
  }
  return { ok: true, preview }
}
