import { createSeed, type Seed } from './seed'
import type { Browser, TestApi } from './start-test-api'

export type SeededAgencies = {
  readonly seed: Seed
  readonly admin: Browser
  readonly water: number
  readonly roads: number
  readonly paper: number
}

/** What most specs start from: the first admin, two agencies and a source, all by id. */
export async function seedAgencies(api: TestApi): Promise<SeededAgencies> {
  const admin = await api.firstAdmin()
  const seed = createSeed(api.owner)
  const water = await seed.agency('Dinas Air')
  const roads = await seed.agency('Dinas Jalan')
  return { seed, admin, water, roads, paper: await seed.source('Koran') }
}
