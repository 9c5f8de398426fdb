import { HandoffError } from '../errors.js'
import { type FreshnessReading, freshnessOf } from './freshness.js'

/**
 * What is known of a page whose branch cannot be compared with its base: nothing, and that is no staleness. Errors
 * that are not about history are thrown again.
 */
export function deriveUnknown(error: unknown): FreshnessReading {
  if (error instanceof HandoffError && error.kind === 'history')
    return freshnessOf('unknown', {
      cause: error.because ?? 'commit-not-here',
      reason: error.message,
      hints: error.hints,
    })
  throw error
}
