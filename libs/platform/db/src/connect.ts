import { types } from 'pg'
import { DataSource } from 'typeorm'
import { accountRow, membershipRow, oneTimeLinkRow, sessionRow } from './rows/account.row'
import { agencyRow, agencyTermRow } from './rows/agency.row'
import { sourceRow } from './rows/source.row'
import { FirstShape1700000000000 } from './migrations/1700000000000-first-shape'
import { KeywordRules1700000001000 } from './migrations/1700000001000-keyword-rules'
import { Tone1700000002000 } from './migrations/1700000002000-tone'
import { Issues1700000003000 } from './migrations/1700000003000-issues'
import { Social1700000004000 } from './migrations/1700000004000-social'
import { StreamsAndKeys1700000005000 } from './migrations/1700000005000-streams-and-keys'
import { IssueWork1700000006000 } from './migrations/1700000006000-issue-work'

// Our bigints count rows; they stay far below 2^53.
types.setTypeParser(types.builtins.INT8, Number)
const arrayOfInt8 = 1016 as number as typeof types.builtins.INT8 // it has no name there
types.setTypeParser(arrayOfInt8, value => value.slice(1, -1).split(',').filter(each => each !== '').map(Number))

/** As whom a connection speaks: the owner migrates, the two others are bound by grants and row policies. */
export type DatabaseRole = 'owner' | 'kentongan_api' | 'kentongan_worker'

export type DatabaseOptions = {
  readonly url: string
  readonly role: DatabaseRole
  /** Most connections of this process. */
  readonly poolSize: number
}

/** Opens a pool in the given role. Throws where the server cannot be reached or is older than PostgreSQL 15. */
export async function connectDatabase({ url, role, poolSize }: DatabaseOptions): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    poolSize,
    synchronize: false,
    installExtensions: false,
    migrations: [
      FirstShape1700000000000, KeywordRules1700000001000, Tone1700000002000, Issues1700000003000, Social1700000004000, StreamsAndKeys1700000005000,
      IssueWork1700000006000,
    ],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    entities: [accountRow, sessionRow, oneTimeLinkRow, membershipRow, agencyRow, agencyTermRow, sourceRow],
    extra: {
      ...(role !== 'owner' && { options: `-c role=${role}` }),
      // Nobody waits longer at a screen; a query that does would only hold a connection.
      ...(role === 'kentongan_api' && { statement_timeout: 20_000 }),
      connectionTimeoutMillis: 5_000,
      application_name: role,
    },
  })
  await dataSource.initialize()
  return dataSource
}
