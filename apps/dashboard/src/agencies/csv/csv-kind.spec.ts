import { csvKinds, writeTemplate } from './csv-kind'

it.each(['agencies', 'rules'] as const)('the template of %s has as many cells on each line as columns', kind => {
  const [header, ...rows] = csvKinds[kind].template
  expect(rows.length).toBeGreaterThan(1)
  for (const row of rows) expect(row).toHaveLength(header.length)
})

it('quotes what a spreadsheet would cut', () => {
  const text = writeTemplate('rules')
  expect(text.startsWith('\uFEFFinstansi;aturan;')).toBe(true)
  expect(text).toContain('"""parkir liar"" NOT judul:lowongan"\r\n')
})
