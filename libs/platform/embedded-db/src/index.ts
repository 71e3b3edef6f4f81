export { EmbeddedDatabaseError, findFreePort, startEmbeddedDatabase, type EmbeddedDatabase, type EmbeddedDatabaseOptions } from './start-embedded-database'
export { NotReachableError } from './run-as'
