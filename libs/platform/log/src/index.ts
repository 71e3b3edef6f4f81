export { createLogger, type Logger } from './create-logger'
export { createNestLogger } from './nest-logger'
