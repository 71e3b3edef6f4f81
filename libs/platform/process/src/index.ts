export { stopInOrder } from './stop-in-order'
