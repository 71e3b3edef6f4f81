import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readConfig } from '@kentongan/platform/config'
import { withDatabaseToCome } from './database-to-come'

const own = 'postgres://a:b@db.example/c'
const file = path.join(mkdtempSync(path.join(tmpdir(), 'database-url-')), 'url')
writeFileSync(file, `${own}\n`)

it.each<[string, NodeJS.ProcessEnv, boolean, string]>([
  ['our own', {}, false, 'postgres://localhost/to-come'],
  ['one that is named', { DATABASE_URL: own }, false, own],
  ['one that a file names', { DATABASE_URL_FILE: file }, false, own],
  ['one that a file names beside an empty variable', { DATABASE_URL: '', DATABASE_URL_FILE: file }, false, own],
  ["the demo's, whatever is named", { DATABASE_URL: own }, true, 'postgres://localhost/to-come'],
  ["the demo's, whatever a file names", { DATABASE_URL_FILE: file }, true, 'postgres://localhost/to-come'],
])('starts with %s', (_name, environment, demo, url) => {
  expect(readConfig(withDatabaseToCome(environment, demo)).DATABASE_URL).toBe(url)
})
