import { existsSync } from 'node:fs'
import path from 'node:path'
import type { NestExpressApplication } from '@nestjs/platform-express'
import type { NextFunction, Request, Response } from 'express'
import { compressAssets } from './compress-assets'

const ofMachines = /^\/(api|healthz|readyz|metrics)(\/|$)/
/** Vite puts a hash of the content into these names, so they may be kept for ever. */
const hashed = new RegExp(`${path.sep === '/' ? '/' : '\\\\'}assets${path.sep === '/' ? '/' : '\\\\'}`)

const missing = 'The dashboard has not been built yet: run "npm run build", then load this page again.\n'

const isPage = (request: Request): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') && !ofMachines.test(request.path) && path.extname(request.path) === ''

/** Serves the built dashboard; its router knows the pages, so each of them is index.html. */
export function serveDashboard(app: NestExpressApplication, folder: string): void {
  const index = path.join(folder, 'index.html')
  app.use(compressAssets(folder))
  app.useStaticAssets(folder, {
    index: false,
    setHeaders: (response, file) => {
      response.setHeader('cache-control', hashed.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isPage(request)) return next()
    if (existsSync(index)) response.sendFile(index, { headers: { 'cache-control': 'no-cache' }, cacheControl: false })
    else response.status(503).type('text/plain').send(missing)
  })
}
