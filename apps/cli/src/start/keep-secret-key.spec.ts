import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readConfig } from '@kentongan/platform/config'
import { keepSecretKey } from './keep-secret-key'

const freshHome = () => mkdtempSync(path.join(tmpdir(), 'secret-key-'))

describe('keepSecretKey', () => {
  it('makes a key that the configuration takes and only its owner may read', () => {
    const file = keepSecretKey(freshHome())
    expect(readConfig({ DATABASE_URL: 'postgres://localhost/x', SECRET_KEY_FILE: file }).SECRET_KEY).toHaveLength(32)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('makes it once for a folder and another one for another', () => {
    const home = freshHome()
    const made = readFileSync(keepSecretKey(home), 'utf8')
    expect(readFileSync(keepSecretKey(home), 'utf8')).toBe(made)
    expect(readFileSync(keepSecretKey(freshHome()), 'utf8')).not.toBe(made)
  })

  it('begins anew after one that was cut off', () => {
    const home = freshHome()
    writeFileSync(path.join(home, 'secret-key.new'), 'ab')
    expect(readFileSync(keepSecretKey(home), 'utf8')).toHaveLength(65)
  })
})
