import { runMigrations } from 'bullmq'
import { Client } from 'pg'
import { queueRole } from './connect-queues'

const schema = 'bullmq'

/** Creates or updates BullMQ's own schema on PostgreSQL and the role that may use it. Needs the owner's address. */
export async function migrateQueues(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await runMigrations(client, schema)
    await client.query(`
      do $$ begin
        create role ${queueRole} nologin;
      exception when duplicate_object or unique_violation then null;
      end $$;
      do $$ begin
        if not (select rolsuper from pg_roles where rolname = current_user) then grant ${queueRole} to current_user; end if;
      end $$;
      -- create: BullMQ makes one sequence a queue when its first job comes
      grant usage, create on schema ${schema} to ${queueRole};
      grant all on all tables in schema ${schema} to ${queueRole};
      grant all on all sequences in schema ${schema} to ${queueRole};
      grant execute on all functions in schema ${schema} to ${queueRole};`)
  } finally {
    await client.end()
  }
}
