import 'reflect-metadata'
import { createServer } from 'node:http'
import path from 'node:path'
import { readConfig } from '@kentongan/platform/config'
import { createLogger } from '@kentongan/platform/log'
import { stopInOrder } from '@kentongan/platform/process'
import { startWorker } from './start-worker'

const root = path.resolve(import.meta.dirname, '../..')
const config = readConfig(process.env)
const log = createLogger('worker', config.LOG_LEVEL)
const worker = await startWorker(config, log, {
  threads: import.meta.dirname,
  toneModel: path.join(root, 'libs/tone/model'),
})
process.send?.('ready')

const server = config.WORKER_PORT === undefined ? null : createServer((request, response) => {
  if (request.url === '/healthz') return void response.end('ok')
  void worker.metrics().then(text => response.setHeader('content-type', 'text/plain; version=0.0.4').end(text))
}).listen(config.WORKER_PORT, config.HOST)

stopInOrder(async () => {
  server?.close()
  await worker.stop()
})
