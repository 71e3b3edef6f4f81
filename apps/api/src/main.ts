import 'reflect-metadata'
import path from 'node:path'
import { readConfig } from '@kentongan/platform/config'
import { connectDatabase } from '@kentongan/platform/db'
import { createFeedReader } from '@kentongan/platform/feed-reader'
import { createHttpFetch, userAgent } from '@kentongan/platform/http-fetch'
import { createLogger } from '@kentongan/platform/log'
import { stopInOrder } from '@kentongan/platform/process'
import { createRuleTrials } from '@kentongan/platform/rule-trial'
import { createSealer } from '@kentongan/platform/secrets'
import { testKey } from '@kentongan/platform/social-reader'
import { createApi } from './create-api'

const root = path.resolve(import.meta.dirname, '../..')

const config = readConfig(process.env)
const log = createLogger('api', config.LOG_LEVEL)
const database = await connectDatabase({ url: config.DATABASE_URL, role: 'kentongan_api', poolSize: 15 })
const http = createHttpFetch({
  userAgent, allowHosts: config.FETCH_ALLOW_HOSTS, allowLoopback: config.FETCH_ALLOW_LOOPBACK, perDomainGapMs: 200,
})
const reader = createFeedReader({ threadFile: path.join(import.meta.dirname, 'read-feed.thread.js'), threads: 1 })
const trials = createRuleTrials({ threadFile: path.join(import.meta.dirname, 'evaluate-page.thread.js'), threads: 2 })
const app = await createApi({
  database,
  databaseUrl: config.DATABASE_URL,
  logger: log,
  feeds: { fetch: http.fetch, read: reader.read },
  trials,
  sealer: config.SECRET_KEY ? createSealer(config.SECRET_KEY) : null,
  testKey: (platform, key) => testKey(platform, key, http),
  publicUrl: config.PUBLIC_URL,
  demo: config.DEMO,
  dashboardFolder: path.join(root, 'apps/dashboard/dist'),
  metricsToken: config.METRICS_TOKEN,
  trustedProxies: config.TRUSTED_PROXIES,
})
await app.listen(config.PORT, config.HOST)
log.info({ address: await app.getUrl() }, 'api is up')
process.send?.('ready')

stopInOrder(async () => {
  // What is running may end; after that, whoever still holds a line is cut off.
  const patience = setTimeout(() => app.getHttpServer().closeAllConnections(), 5_000)
  await app.close()
  clearTimeout(patience)
  await http.close()
  await reader.close()
  await trials.close()
  await database.destroy()
})
