/** Whether a variable is set, by itself or by a file. */
export const isSet = (environment: NodeJS.ProcessEnv, name: string): boolean => Boolean(environment[name] || environment[`${name}_FILE`])

/**
 * The environment with a stand-in for our own database, which is not up yet: so every wrong variable is named before anything starts. Where
 * a database of one's own is named it stays, but for the demo, which has its own.
 */
export const withDatabaseToCome = (environment: NodeJS.ProcessEnv, demo: boolean): NodeJS.ProcessEnv =>
  (demo || !isSet(environment, 'DATABASE_URL') ? { ...environment, DATABASE_URL: 'postgres://localhost/to-come', DATABASE_URL_FILE: '' } : environment)
