import type { LoggerService } from '@nestjs/common'
import type { Logger } from './create-logger'

const line = (logger: Logger, level: 'info' | 'warn' | 'error' | 'debug' | 'fatal') => (message: unknown, ...rest: unknown[]): void => {
  const context = typeof rest.at(-1) === 'string' ? (rest.at(-1) as string) : undefined
  if (message instanceof Error) logger[level]({ err: message, context })
  else logger[level]({ context }, String(message))
}

/** Lets Nest speak through our logger. nestjs-pino 5 asks for Node 22, and this is all we need of it. */
export function createNestLogger(logger: Logger): LoggerService {
  return { log: line(logger, 'debug'), warn: line(logger, 'warn'), error: line(logger, 'error'), debug: line(logger, 'debug'), verbose: line(logger, 'debug'), fatal: line(logger, 'fatal') }
}
