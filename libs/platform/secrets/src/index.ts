export { createPlatformAccess, openKey, sealKey, type Access, type PlatformAccess } from './create-platform-access'
export { createSealer, type Opened, type Sealer } from './create-sealer'
