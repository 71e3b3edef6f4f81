export { createSealer, type Opened, type Sealer } from './create-sealer'
