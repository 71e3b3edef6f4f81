import { previewJson } from './preview-json'

const url = 'https://bpkad.contoh.go.id/api/berita'
const look = (value: unknown, mapping: Parameters<typeof previewJson>[0]['mapping'] = null) =>
  previewJson({ body: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), url, finalUrl: url, mapping, known: false })
const value = { menu: [{ nama: 'Beranda', tautan: '/' }], berita: [{ judul: 'A', tautan: '/a', tanggal: '2026-11-20T01:00:00Z' }, { judul: 'B', tautan: '/b', tanggal: '2026-11-21T01:00:00Z' }] }

it('shows what our guess brings, and what else can be chosen', () => {
  expect(look(value)).toMatchObject({ ok: true, preview: {
    kind: 'json', title: 'bpkad.contoh.go.id', count: 2, newestAt: '2026-11-21T01:00:00.000Z', items: [{ title: 'A', url: 'https://bpkad.contoh.go.id/a' }, {}],
    json: { mapping: { items: 'berita', title: 'judul' }, lists: ['menu', 'berita'], fields: ['judul', 'tautan', 'tanggal'] },
  } })
})

it('follows a person\'s choice, and guesses the fields of another list', () => {
  const chosen = { items: 'berita', title: 'tautan', id: null, url: null, text: null, date: null, author: null }
  expect(look(value, chosen)).toMatchObject({ preview: { items: [{ title: '/a', url: null }, {}], json: { mapping: chosen } } })
  expect(look(value, { ...chosen, items: 'menu', title: 'judul' })).toMatchObject({ preview: { count: 1, json: { mapping: { items: 'menu', title: 'nama' } } } })
  expect(look(value, { ...chosen, items: 'tidak.ada', title: 'x' })).toMatchObject({ ok: true, preview: { count: 0 } })
})

it('leaves pages to others, and says where no posts are', () => {
  expect(look('<html>')).toBeNull()
  expect(look({ status: 'ok' })).toMatchObject({ ok: false, failure: { reason: 'other-shape' } })
})
