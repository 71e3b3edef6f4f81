import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { takeLock } from './take-lock'

const freshHome = () => mkdtempSync(path.join(tmpdir(), 'lock-'))

describe('takeLock', () => {
  it('is taken once and can be taken again after it was released', () => {
    const home = freshHome()
    const first = takeLock(home)
    expect(first).toMatchObject({ taken: true, recovered: false })
    if (first.taken) first.release()
    expect(takeLock(home)).toMatchObject({ taken: true, recovered: false })
  })

  it('recovers from a starter that was killed', () => {
    const home = freshHome()
    writeFileSync(path.join(home, 'start.lock'), '2147483646')
    expect(takeLock(home)).toMatchObject({ taken: true, recovered: true })
  })

  it('is not fooled by another program that got the number', () => {
    const home = freshHome()
    writeFileSync(path.join(home, 'start.lock'), '1')
    expect(takeLock(home)).toMatchObject({ taken: true, recovered: true })
  })
})
