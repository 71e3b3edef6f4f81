import { z } from 'zod'
import { parseJson } from './json-bridge/read-json-posts'
import { unusable, type Unusable } from './pulled-page'

/** Fields of answers as platforms send them: what is missing or of another kind is read as not told, and the rest stays. */
export const Words = z.string().catch('')
export const Maybe = z.string().min(1).nullable().catch(null)
export const Count = z.number().int().nonnegative().nullable().catch(null)
/** Google writes its counts as text. */
export const WrittenCount = z.string().regex(/^\d{1,15}$/).transform(Number).nullable().catch(null)

/** The sum of those counts that are told. */
export const sumOf = (...counts: readonly (number | null)[]): number | null => {
  const told = counts.filter(count => count !== null)
  return told.length === 0 ? null : told.reduce((sum, count) => sum + count)
}

type Listed<Page, Item> = { readonly ok: true; readonly page: Page; readonly items: readonly Item[] }

/**
 * Reads an answer that keeps a list. An entry of another shape is passed over; where all are, or the list is missing where it is not
 * optional, the answer has another shape than the platform documents.
 *
 * @param list where the list stands; undefined for an answer without one, which platforms send where nothing was found
 */
export const readList = <Page, Item>(body: string, Page: z.ZodType<Page>, list: (page: Page) => readonly unknown[] | undefined, Item: z.ZodType<Item>): Listed<Page, Item> | Unusable => {
  const parsed = parseJson(body)
  if (!parsed.ok) return parsed
  const page = Page.safeParse(parsed.value)
  if (!page.success) return unusable('other-shape', 'the answer has another shape')
  const written = list(page.data) ?? []
  const items = written.flatMap(each => Item.safeParse(each).data ?? [])
  if (written.length > 0 && items.length === 0) return unusable('other-shape', 'no entry of the list can be read')
  return { ok: true, page: page.data, items }
}
