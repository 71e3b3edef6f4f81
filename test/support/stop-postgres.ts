import { rm } from 'node:fs/promises'
import './start-postgres'

export default async function stopPostgres(): Promise<void> {
  await globalThis.testCluster?.database.stop()
  await rm(globalThis.testCluster!.home, { recursive: true, force: true })
}
