import pino, { type Logger } from 'pino'

export type { Logger }

/** Fields that must never reach a log, wherever they stand. */
const secret = ['password', 'token', 'authorization', 'cookie'].flatMap(name => [name, `*.${name}`, `*.*.${name}`])

/** One JSON line an entry on stdout; `process` tells api and worker apart. */
export function createLogger(process: string, level: string): Logger {
  return pino({ level, base: { process }, redact: { paths: secret, censor: '[…]' }, timestamp: pino.stdTimeFunctions.isoTime })
}
