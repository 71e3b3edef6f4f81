export { createTableReader, type OpenTable, type TableBatch, type TableReader } from './create-table-reader'
