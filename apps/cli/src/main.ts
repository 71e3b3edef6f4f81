import 'reflect-metadata'
import { connectDatabase, createSetupLink, migrateDatabase } from '@kentongan/platform/db'
import { readConfig } from '@kentongan/platform/config'
import { migrateQueues } from '@kentongan/platform/queue'
import { runLab } from './lab/run-lab'
import { trainTone } from './train-tone'

type Command = (args: readonly string[], root: string) => Promise<number>

const commands: Readonly<Record<string, Command>> = {
  lab: ([name, ...args]) => runLab(name ?? '', args, process.stdin, process.stdout),
  /** For server installations: run once before api and worker of a new version start. */
  migrate: async () => {
    const { DATABASE_URL: url } = readConfig(process.env)
    const owner = await connectDatabase({ url, role: 'owner', poolSize: 2 })
    const { applied } = await migrateDatabase(owner)
    await migrateQueues(url)
    await owner.destroy()
    process.stdout.write(`${JSON.stringify({ applied })}\n`)
    return 0
  },
  /** A new one-time link for the first admin, where none exists yet. */
  'setup-link': async () => {
    const config = readConfig(process.env)
    const owner = await connectDatabase({ url: config.DATABASE_URL, role: 'owner', poolSize: 1 })
    const token = await createSetupLink(owner, new Date())
    await owner.destroy()
    process.stdout.write(`${JSON.stringify({ url: token && `${config.PUBLIC_URL ?? `http://localhost:${config.PORT}`}/atur#token=${token}` })}\n`)
    return 0
  },
  'train-tone': trainTone,
}

/** Runs one command of `npm run kentongan -- …`; gives the exit code. */
export async function runCommand([name = '', ...args]: readonly string[], root: string): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    process.stderr.write(`Commands: ${Object.keys(commands).join(', ')}\n`)
    return 2
  }
  return command(args, root)
}
