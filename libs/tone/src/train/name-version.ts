import type { ToneModel } from '../tone-model'

/**
 * Names a model by its content (FNV-1a, 32 bit, over features and weights and the numbers beside them): same model, same name.
 */
export function nameVersion({ names, weights, step, bias, calibration }: Omit<ToneModel, 'version' | 'index' | 'sums'>): string {
  const content = [names.join('\n'), weights.join(','), step, bias.join(','), JSON.stringify(calibration)].join('\n')
  let hash = 0x811c9dc5
  for (let at = 0; at < content.length; at++) hash = Math.imul(hash ^ content.charCodeAt(at), 0x01000193)
  return `tone-2-${(hash >>> 0).toString(16).padStart(8, '0')}`
}
