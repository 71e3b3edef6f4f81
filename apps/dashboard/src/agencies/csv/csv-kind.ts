import { streams } from '@kentongan/contracts'

/** The two kinds of file: a line for each agency, or for each rule. */
export type CsvKind = 'agencies' | 'rules'

/** What the server offers for a kind, and a file to start from: it can be imported as it is. */
export const csvKinds = {
  agencies: {
    route: 'importAgencies',
    file: 'kentongan-instansi.csv',
    exportPath: streams.exportAgencies.path,
    template: [
      ['instansi', 'induk', 'zona waktu', 'nama lain', 'singkatan', 'singkatan ambigu', 'kata kunci', 'kantor', 'jabatan', 'wilayah', 'konteks', 'pengecualian', 'sumber'],
      ['Dinas Perhubungan Kota Teluk', '', 'WITA', 'Dishub Teluk', '', '', 'uji kir | trayek angkot', 'Terminal Teluk Indah', 'Kadishub Teluk', 'Kota Teluk', '', '', ''],
      ['Kantor Pertanahan Kota Teluk', '', 'WITA', 'Kantah Teluk', '', 'BPN', 'sertifikat tanah', '', 'Kepala Kantor Pertanahan', 'Kota Teluk | Teluk Utara', 'tanah | sertifikat | agraria', 'Badan Pemenangan Nasional', ''],
    ],
  },
  rules: {
    route: 'importRules',
    file: 'kentongan-aturan.csv',
    exportPath: streams.exportRules.path,
    template: [
      ['instansi', 'aturan', 'jalur', 'aktif', 'kueri'],
      ['Dinas Perhubungan Kota Teluk', 'Kemacetan', 'pasti', 'ya', 'macet NEAR/8 (terminal OR pelabuhan)'],
      ['Dinas Perhubungan Kota Teluk', 'Parkir liar', 'ragu', 'ya', '"parkir liar" NOT judul:lowongan'],
    ],
  },
} as const satisfies Record<CsvKind, unknown>

/** The template as a file's text: semicolons and a byte order mark, so that a spreadsheet under Indonesian settings opens it as a table. */
export function writeTemplate(kind: CsvKind): string {
  const quote = (cell: string) => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return `\uFEFF${csvKinds[kind].template.map(row => row.map(quote).join(';')).join('\r\n')}\r\n`
}
