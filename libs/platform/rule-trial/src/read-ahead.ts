/** Gives the same items, asking for the next one while the last is worked on. Where the reader stops, the source is told to. */
export async function* readAhead<Item>(source: AsyncIterable<Item>): AsyncGenerator<Item, void, undefined> {
  const reading = source[Symbol.asyncIterator]()
  let next = reading.next()
  try {
    for (let item = await next; item.done !== true; item = await next) {
      next = reading.next()
      // Awaited above, unless the reader stops before: then nobody asks how it ended.
      next.catch(() => undefined)
      yield item.value
    }
  } finally {
    await reading.return?.()
  }
}
