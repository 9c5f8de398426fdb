/** Says yes where bias and weighted features reach the threshold; its numbers come from `scripts/score-language.ts`. */
export interface LinearModel {
  bias: number
  /** Logarithm of the odds from which on it says yes. */
  threshold: number
  /** By the feature's name; a feature without a weight does not count. */
  weights: Readonly<Record<string, number>>
}

/** How sure the model is beyond its threshold, as a logarithm of odds: positive is a yes. */
export function deriveMargin(model: LinearModel, features: Readonly<Record<string, number>>): number {
  let sum = model.bias - model.threshold
  for (const [name, value] of Object.entries(features)) sum += value * (model.weights[name] ?? 0)
  return sum
}
