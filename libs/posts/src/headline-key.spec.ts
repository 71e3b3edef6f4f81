import { headlineKey, outletOf } from './headline-key'

it.each([
  ['https://www.kompas.com/read/1', 'kompas.com'], ['mataram.tribunnews.com', 'tribunnews.com'], ['https://bima.go.id', 'bima.go.id'],
  ['http://127.0.0.1/', null], ['localhost', null], ['', null], ['bukan alamat', null],
])('names the outlet of %s', (address, outlet) => {
  expect(outletOf(address)).toBe(outlet)
})

it('is the same for headlines that differ in dress only', () => {
  const key = headlineKey('kompas.com', 'Kantor Imigrasi Bima: “Buka” hari Sabtu')
  expect(key).toBe('kompas.com kantor imigrasi bima buka hari sabtu')
  expect(headlineKey('kompas.com', 'KANTOR imigrasi Bima — "buka"  hari Sabtu')).toBe(key)
  expect(headlineKey('detik.com', 'Kantor Imigrasi Bima: “Buka” hari Sabtu')).not.toBe(key)
})

it.each([[null, 'Kantor Imigrasi Bima buka'], ['kompas.com', 'Prakiraan cuaca Bima'], ['kompas.com', '']])('says nothing of %s, %s', (outlet, title) => {
  expect(headlineKey(outlet, title)).toBeNull()
})
