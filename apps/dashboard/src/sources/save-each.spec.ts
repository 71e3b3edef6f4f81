import { ApiProblem } from '../api-client'
import { saveEach } from './save-each'

const refusal = (code: string) => new ApiProblem(409, { code, message: code })

/** A server that keeps what it gets, and fails once at `broken`. */
function setUp(broken?: string) {
  const kept = new Set<string>()
  let whole = broken === undefined
  const save = async (url: string) => {
    if (kept.has(url)) throw refusal('source-known')
    if (url === broken && !whole) {
      whole = true
      throw refusal('busy')
    }
    kept.add(url)
  }
  return { kept, save }
}

it('saves the rest when it is tried again after a failure on the way', async () => {
  const { kept, save } = setUp('b')
  await expect(saveEach(['a', 'b', 'c'], save)).rejects.toThrow('busy')
  expect([...kept]).toEqual(['a'])
  await saveEach(['a', 'b', 'c'], save)
  expect([...kept]).toEqual(['a', 'b', 'c'])
})

it('says of a single one that it is there already', async () => {
  const { save } = setUp()
  await saveEach(['a'], save)
  await expect(saveEach(['a'], save)).rejects.toThrow('source-known')
})
