import { writeCsv } from './save-csv'

it('writes a table that a spreadsheet opens and does not run', () => {
  expect(writeCsv([['baris', 'isi'], ['2', '=1+1;"x"']])).toBe('\ufeff"baris";"isi"\r\n"2";"\'=1+1;""x"""\r\n')
})
