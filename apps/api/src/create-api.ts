import { StandardSchemaSerializerInterceptor } from '@nestjs/common'
import { NestFactory, Reflector } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { SessionRepository } from '@kentongan/platform/db'
import { createNestLogger } from '@kentongan/platform/log'
import { ApiModule } from './api.module'
import type { ApiOptions } from './api-options'
import { createMetrics } from './health/metrics'
import { AccessGuard } from './http/access-guard'
import { forbidCrossSite } from './http/forbid-cross-site'
import { ProblemFilter } from './http/problem-filter'
import { securityHeaders } from './http/security-headers'
import { serveDashboard } from './http/serve-dashboard'
import { watchRequests } from './http/watch-requests'
import { createPasswords } from './sessions/create-passwords'

/** An OPML file of 2 MB, written as a JSON string, with room to spare. */
const bodyLimit = '3mb'

/**
 * Builds the API and the dashboard's file server on one port; the caller listens and closes. Closing ends the streams, answers
 * what is running and leaves the database open.
 */
export async function createApi(options: ApiOptions): Promise<NestExpressApplication> {
  const metrics = createMetrics(options.database)
  const module = ApiModule.with({ options, metrics, passwords: await createPasswords() })
  const app = await NestFactory.create<NestExpressApplication>(module, {
    bodyParser: false, logger: createNestLogger(options.logger), abortOnError: false,
  })
  app.disable('x-powered-by')
  // Nothing under /api is kept by a browser, so digests of answers would be worked out for nobody.
  app.disable('etag')
  app.set('trust proxy', ['loopback', ...(options.trustedProxies ?? [])])
  app.use(watchRequests(options.logger, metrics))
  app.use(securityHeaders(options.publicUrl))
  app.use(forbidCrossSite(options.publicUrl))
  app.useBodyParser('json', { limit: bodyLimit })
  serveDashboard(app, options.dashboardFolder)
  app.useGlobalFilters(new ProblemFilter(options.logger))
  app.useGlobalGuards(new AccessGuard(app.get(SessionRepository)))
  app.useGlobalInterceptors(new StandardSchemaSerializerInterceptor(app.get(Reflector)))
  return app
}
