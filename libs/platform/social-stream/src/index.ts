export { openStream, type OpenStream, type StreamFailure, type StreamTarget } from './open-stream'
