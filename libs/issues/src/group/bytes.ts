/** Bytes that grow. */
export type ByteWriter = { bytes: Uint8Array; view: DataView; size: number }
/** Bytes and how far they have been read. */
export type ByteReader = { readonly bytes: Uint8Array; readonly view: DataView; at: number }

const SEVEN_BITS = 128

export function createWriter(): ByteWriter {
  const bytes = new Uint8Array(1 << 16)
  return { bytes, view: new DataView(bytes.buffer), size: 0 }
}

export const createReader = (bytes: Uint8Array): ByteReader => ({ bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), at: 0 })

function reserve(writer: ByteWriter, length: number): void {
  if (writer.size + length <= writer.bytes.length) return
  const bytes = new Uint8Array(Math.max(writer.size + length, 2 * writer.bytes.length))
  bytes.set(writer.bytes.subarray(0, writer.size))
  writer.bytes = bytes
  writer.view = new DataView(bytes.buffer)
}

/** A whole number from 0 to 2^53, seven bits to a byte, the lowest first (LEB128). */
export function writeCount(writer: ByteWriter, count: number): void {
  if (writer.size + 8 > writer.bytes.length) reserve(writer, 8)
  let rest = count
  while (rest >= SEVEN_BITS) {
    writer.bytes[writer.size++] = (rest % SEVEN_BITS) + SEVEN_BITS
    rest = Math.floor(rest / SEVEN_BITS)
  }
  writer.bytes[writer.size++] = rest
}

export function readCount(reader: ByteReader): number {
  let count = 0
  for (let unit = 1; ; unit *= SEVEN_BITS) {
    const byte = reader.bytes[reader.at++]
    if (byte === undefined) throw new RangeError('The bytes end within a number.')
    if (byte < SEVEN_BITS) return count + byte * unit
    count += (byte - SEVEN_BITS) * unit
  }
}

/** A whole number of either sign: 0, -1, 1, -2 become 0, 1, 2, 3. */
export const writeWhole = (writer: ByteWriter, whole: number): void => writeCount(writer, whole < 0 ? -2 * whole - 1 : 2 * whole)

export function readWhole(reader: ByteReader): number {
  const count = readCount(reader)
  return count % 2 === 0 ? count / 2 : -(count + 1) / 2
}

export function writeFloat(writer: ByteWriter, number: number): void {
  reserve(writer, 8)
  writer.view.setFloat64(writer.size, number)
  writer.size += 8
}

export function readFloat(reader: ByteReader): number {
  reader.at += 8
  return reader.view.getFloat64(reader.at - 8)
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export function writeText(writer: ByteWriter, text: string): void {
  if (text === '') return writeCount(writer, 0)
  const encoded = encoder.encode(text)
  writeCount(writer, encoded.length)
  reserve(writer, encoded.length)
  writer.bytes.set(encoded, writer.size)
  writer.size += encoded.length
}

export function readText(reader: ByteReader): string {
  const length = readCount(reader)
  reader.at += length
  return decoder.decode(reader.bytes.subarray(reader.at - length, reader.at))
}

/** Numbers of 32 bits as they are in memory: a state is read by the machine that wrote it or one like it (all that Node runs on). */
export function writeNumbers(writer: ByteWriter, numbers: Int32Array): void {
  writeCount(writer, numbers.length)
  reserve(writer, numbers.byteLength)
  writer.bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), writer.size)
  writer.size += numbers.byteLength
}

export function readNumberList(reader: ByteReader): Int32Array {
  const numbers = new Int32Array(readCount(reader))
  new Uint8Array(numbers.buffer).set(reader.bytes.subarray(reader.at, reader.at + numbers.byteLength))
  reader.at += numbers.byteLength
  return numbers
}

/** What was written, in bytes of its own. */
export const bytesOf = ({ bytes, size }: ByteWriter): Uint8Array => bytes.slice(0, size)
