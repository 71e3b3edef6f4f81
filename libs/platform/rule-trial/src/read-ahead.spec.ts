import { readAhead } from './read-ahead'

const pause = () => new Promise(resolve => setTimeout(resolve, 5))

it('gives all items in order, one ahead of the reader', async () => {
  const asked: number[] = []
  async function* source() {
    for (const item of [1, 2, 3]) {
      asked.push(item)
      yield item
    }
  }
  const seen: unknown[] = []
  for await (const item of readAhead(source())) {
    await pause()
    seen.push([item, [...asked]])
  }
  expect(seen).toEqual([[1, [1, 2]], [2, [1, 2, 3]], [3, [1, 2, 3]]])
})

it('tells the source when the reader stops', async () => {
  let closed = false
  async function* source() {
    try {
      for (let item = 0; ; item += 1) yield item
    } finally {
      closed = true
    }
  }
  for await (const item of readAhead(source())) if (item === 3) break
  expect(closed).toBe(true)
})

it("passes the source's failure on, and none that nobody waits for", async () => {
  async function* source() {
    yield 1
    throw new Error('line cut')
  }
  const seen: number[] = []
  const read = async () => { for await (const item of readAhead(source())) seen.push(item) }
  await expect(read()).rejects.toThrow('line cut')
  expect(seen).toEqual([1])
  for await (const _item of readAhead(source())) {
    await pause()
    break
  }
})
