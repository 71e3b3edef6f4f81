import { importPartBytes, type PostImportDetail } from '@kentongan/contracts'
import { ApiProblem, call } from '../api-client'

/** Between two tries of a part whose sending broke off; then a person is asked. */
const waitsMs = [1_000, 3_000, 8_000]

const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

function toBase64(part: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(reader.error ?? new Error('The file cannot be read.'))
    reader.readAsDataURL(part)
  })
}

/** No answer, or a server that is away: what was sent may be sent again. */
const isPassing = (error: unknown): boolean => error instanceof ApiProblem && (error.status === 0 || error.status >= 502)

async function sendPart(id: number, number: number, bytes: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return void await call('uploadImportPart', { params: { id, number }, body: { bytes } })
    } catch (error) {
      const pause = waitsMs[tries]
      if (pause === undefined || !isPassing(error)) throw error
      await wait(pause)
    }
  }
}

/**
 * Sends a file in parts, those that have arrived before left out: chosen again, an upload that was cut off goes on where it
 * stopped. `tell` gets the share sent, 0..1. Gives the import's id.
 */
export async function sendFile(file: File, tell: (share: number) => void): Promise<number> {
  const { import: { id }, parts }: PostImportDetail = await call('beginImport', { body: { fileName: file.name, size: file.size, modifiedAt: new Date(file.lastModified).toISOString() } })
  const count = Math.ceil(file.size / importPartBytes)
  for (let number = 0; number < count; number++) {
    tell(number / count)
    if (parts.includes(number)) continue
    await sendPart(id, number, await toBase64(file.slice(number * importPartBytes, (number + 1) * importPartBytes)))
  }
  tell(1)
  return id
}
