import { readFileSync } from 'node:fs'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { parseAllowHost } from '@kentongan/platform/http-fetch'

const Flag = z.enum(['0', '1', 'true', 'false']).transform(value => value === '1' || value === 'true')
const List = z.string().transform(value => value.split(',').map(entry => entry.trim()).filter(Boolean))
const AllowHosts = List.refine(entries => entries.every(entry => parseAllowHost(entry) !== null), 'must be host names, addresses or networks, with commas')
const Proxies = List.refine(entries => entries.every(entry => ipaddr.isValid(entry) || ipaddr.isValidCIDR(entry)), 'must be addresses or networks, with commas')
const PostgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be an address like postgres://user:password@host:5432/name' })
const RedisUrl = z.url({ protocol: /^rediss?$/, error: 'must be an address like redis://host:6379' })

const isHex = (value: string): boolean => /^(?:[0-9a-f]{2})+$/i.test(value)
const secretKeyRule = 'must be 32 random bytes or more, in hex or base64'
const SecretKey = z.string().regex(/^[\w+/-]+={0,2}$/, secretKeyRule)
  .transform(value => Buffer.from(value, isHex(value) ? 'hex' : 'base64'))
  .refine(key => key.length >= 32, secretKeyRule)

/** Every variable Kentongan reads. README's table is made from the same names. */
const Environment = z.object({
  DATABASE_URL: PostgresUrl.optional(),
  REDIS_URL: RedisUrl.optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(4300),
  // The worker's own figures, where somebody collects them.
  WORKER_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).default('info'),
  POLL_FLOOR_SECONDS: z.coerce.number().int().min(1).max(86_400).default(300),
  TRUSTED_PROXIES: Proxies.default([]),
  FETCH_ALLOW_HOSTS: AllowHosts.default([]),
  FETCH_ALLOW_LOOPBACK: Flag.default(false),
  FETCH_DOMAIN_GAP_MS: z.coerce.number().int().min(0).max(60_000).default(2_000),
  METRICS_TOKEN: z.string().min(16).optional(),
  // Seals the keys of platforms; without it none can be stored.
  SECRET_KEY: SecretKey.optional(),
  DEMO: Flag.default(false),
})

export type Config = z.output<typeof Environment> & { readonly DATABASE_URL: string }
type Variables = Readonly<Record<string, string | undefined>>

/** Variables whose value may stand in a file named by `NAME_FILE`, as container secrets do. */
const secrets = ['DATABASE_URL', 'REDIS_URL', 'METRICS_TOKEN', 'SECRET_KEY'] as const

export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Configuration is wrong:\n${problems.map(problem => `- ${problem}`).join('\n')}`)
  }
}

/**
 * Reads the environment once into a frozen object. Throws one ConfigError that names every wrong variable.
 * `DATABASE_URL` must be there: the starter sets it where the embedded server is used.
 */
export function readConfig(environment: Variables): Config {
  const { values, problems } = withSecretFiles(environment)
  const parsed = Environment.required({ DATABASE_URL: true }).safeParse(values)
  if (!parsed.success) problems.push(...parsed.error.issues.map(describe))
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems)
  return Object.freeze(parsed.data)
}

const describe = (issue: z.core.$ZodIssue): string => `${issue.path.join('.')}: ${issue.message}`

function withSecretFiles(environment: Variables): { values: Variables; problems: string[] } {
  // An empty variable is what compose files make of an unset one.
  const values: Record<string, string | undefined> = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const problems: string[] = []
  for (const name of secrets) {
    const file = values[`${name}_FILE`]
    if (file === undefined) continue
    if (values[name] !== undefined) {
      problems.push(`${name}: set either ${name} or ${name}_FILE, not both`)
      continue
    }
    try {
      values[name] = readFileSync(file, 'utf8').trim()
    } catch {
      problems.push(`${name}_FILE: the file ${file} cannot be read`)
    }
  }
  return { values, problems }
}
