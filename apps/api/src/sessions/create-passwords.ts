import { hash, verify } from '@node-rs/argon2'
import { Refusal } from '../http/problem'

/** OWASP password storage cheat sheet: argon2id (2 in the library's numbering), 19 MiB, two passes, one lane. */
const settings = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
/** Each takes a core for some 30 ms; more at once would starve everything else. */
const atOnce = 2
const mostWaiting = 200

export type Passwords = {
  readonly hash: (password: string) => Promise<string>
  /** Takes equally long where there is no hash to compare with. */
  readonly verify: (passwordHash: string | null, password: string) => Promise<boolean>
}

/** Hashes and checks passwords, two at a time; refuses where far too many wait. */
export async function createPasswords(): Promise<Passwords> {
  const inTurn = createTurns()
  const nobodys = await hash('the password of nobody', settings)
  return {
    hash: password => inTurn(() => hash(password, settings)),
    verify: async (passwordHash, password) => {
      const fits = await inTurn(() => verify(passwordHash ?? nobodys, password))
      return fits && passwordHash !== null
    },
  }
}

const busy = () => new Refusal(503, { code: 'busy', message: 'Too many sign-ins at once.', retryAfterSeconds: 5 })

function createTurns() {
  const waiting: (() => void)[] = []
  let running = 0
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (waiting.length >= mostWaiting) throw busy()
    if (running >= atOnce) await new Promise<void>(resolve => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      // The place goes straight to the next one, so that nobody can slip in between.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
