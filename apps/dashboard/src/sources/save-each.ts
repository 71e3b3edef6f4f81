import { ApiProblem } from '../api-client'

/**
 * Saves sources one after another. Of several, one that is there already is no failure: an earlier try that broke off on the way has
 * saved it, or somebody else has.
 */
export async function saveEach<Each>(sources: readonly Each[], save: (source: Each) => Promise<unknown>): Promise<void> {
  for (const source of sources) {
    try {
      await save(source)
    } catch (error) {
      if (sources.length === 1 || !isKnown(error)) throw error
    }
  }
}

const isKnown = (error: unknown) => error instanceof ApiProblem && error.code === 'source-known'
