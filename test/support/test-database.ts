import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import type { DataSource } from 'typeorm'
import { connectDatabase, migrateDatabase, type DatabaseRole } from '@kentongan/platform/db'

export type TestDatabase = {
  readonly url: string
  /** Opens a pool in the role; closed by `drop`. */
  open(role: DatabaseRole): Promise<DataSource>
  drop(): Promise<void>
}

const onCluster = async (statement: string): Promise<void> => {
  const client = new Client({ connectionString: process.env['TEST_CLUSTER_URL'] })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** A fresh, migrated database on the Jest run's cluster. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `spec_${randomBytes(6).toString('hex')}`
  await onCluster(`create database ${name}`)
  const url = new URL(process.env['TEST_CLUSTER_URL']!)
  url.pathname = `/${name}`
  const opened: DataSource[] = []
  const open = async (role: DatabaseRole) => {
    const dataSource = await connectDatabase({ url: url.href, role, poolSize: 5 })
    opened.push(dataSource)
    return dataSource
  }
  await migrateDatabase(await open('owner'))
  return {
    url: url.href,
    open,
    drop: async () => {
      await Promise.all(opened.filter(each => each.isInitialized).map(each => each.destroy()))
      await onCluster(`drop database ${name} with (force)`)
    },
  }
}
