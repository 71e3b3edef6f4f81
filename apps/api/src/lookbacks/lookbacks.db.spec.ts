import { createSeed, type Seed } from '../testing/seed'
import { list, startTestApi, type Browser, type TestApi } from '../testing/start-test-api'

let api: TestApi
let seed: Seed
let admin: Browser
beforeAll(async () => {
  api = await startTestApi()
  admin = await api.firstAdmin()
  seed = createSeed(api.owner)
})
afterAll(() => api.stop())

const start = (agency: number, days = 7, by = admin) => by.send('POST', `/api/agencies/${agency}/lookback`, { days })
const newest = async (agency: number) => list((await admin.send('GET', '/api/lookbacks')).body.items).filter(each => Number(each.agencyId) === agency)

it('waits for a worker once it is asked for, and says who asked', async () => {
  const agency = await seed.agency('Dinas Air')
  const { status, body } = await start(agency)
  expect([status, body]).toEqual([200, expect.objectContaining({
    agencyId: agency, state: 'waiting', days: 7, read: 0, added: 0, removed: 0, askedBy: 'Admin Pertama', endedAt: null })])
  expect(await newest(agency)).toEqual([body])
})

it('takes the place of one under way', async () => {
  const agency = await seed.agency('Dinas Jalan')
  const first = (await start(agency)).body
  const second = (await start(agency, 365)).body
  expect(await newest(agency)).toEqual([expect.objectContaining({ id: second.id, state: 'waiting', days: 365 })])
  expect((await api.owner.query('select state from lookback where id = $1', [first.id]))[0]).toEqual({ state: 'cancelled' })
})

it('can be cancelled, once', async () => {
  const agency = await seed.agency('Dinas Pasar')
  const { body: { id } } = await start(agency)
  const { status, body } = await admin.send('POST', `/api/lookbacks/${id}/cancel`)
  expect([status, body.state, typeof body.endedAt]).toEqual([200, 'cancelled', 'string'])
  expect(await newest(agency)).toEqual([body])
})

it('goes back as far as is offered only', async () => {
  const agency = await seed.agency('Dinas Pajak')
  expect((await start(agency, 8)).status).toBe(400)
  expect((await start(2_000_000_000)).status).toBe(404)
})
