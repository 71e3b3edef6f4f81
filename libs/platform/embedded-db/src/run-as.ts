import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** How a PostgreSQL program is started: PostgreSQL refuses to run as root, so root starts it as somebody else. */
export type RunAs = {
  readonly uid?: number
  readonly gid?: number
  /** Words before the program, where plain uid switching is not enough. */
  readonly prefix: readonly string[]
}

export class NotReachableError extends Error {}

type Person = { readonly uid: number; readonly gid: number }

const findPerson = (name: string): Person | null => {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find(entry => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

const ownerOf = (folder: string): Person | null => {
  if (!existsSync(folder)) return null
  const { uid, gid } = statSync(folder)
  return uid === 0 ? null : { uid, gid }
}

/** Whether everybody may pass through every folder above and including this one. */
const isOpenToAll = (folder: string): boolean => {
  if ((statSync(folder).mode & 0o001) === 0) return false
  const above = path.dirname(folder)
  return above === folder || isOpenToAll(above)
}

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv']

/**
 * Decides as whom PostgreSQL runs. An ordinary user runs it as himself. Root takes the data folder's owner, else the
 * user `postgres`, else `nobody`; where folders on the way are closed to that user (a checkout below /root), it keeps
 * the two capabilities that let it pass (capabilities(7), ambient set) and nothing else of root.
 */
export function chooseRunAs(dataDir: string, folders: readonly string[]): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const person = ownerOf(dataDir) ?? findPerson('postgres') ?? findPerson('nobody')
  if (!person) throw new NotReachableError('neither a user postgres nor a user nobody exists')
  if (folders.every(isOpenToAll)) return { ...person, prefix: [] }
  const program = setpriv.find(isExecutable)
  if (!program) throw new NotReachableError(folders.find(folder => !isOpenToAll(folder)))
  const capabilities = '+dac_read_search,+dac_override'
  return {
    // The securebit: initdb looks for its server with access(2), which ignores capabilities of a non-root user without it.
    prefix: [program, `--reuid=${person.uid}`, `--regid=${person.gid}`, '--clear-groups', '--securebits=+no_setuid_fixup',
      `--inh-caps=${capabilities}`, `--ambient-caps=${capabilities}`],
    ...person,
  }
}
