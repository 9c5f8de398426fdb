/** Logistic regression with a ridge penalty, by Newton's method: deterministic, exact enough after 12 steps. */
export interface Sample {
  features: readonly number[]
  positive: boolean
  weight: number
}

export interface Fit {
  bias: number
  weights: number[]
}

export function fitRegression(samples: readonly Sample[], ridge: number): Fit {
  const size = samples[0]?.features.length ?? 0
  const { mean, scale } = deriveScale(samples, size)
  const rows = samples.map(({ features }) => [
    1,
    ...features.map((value, i) => (value - at(mean, i)) / at(scale, i)),
  ])
  let beta = new Array<number>(size + 1).fill(0)
  for (let step = 0; step < 15; step++) {
    const gradient = beta.map((value, i) => (i === 0 ? 0 : -ridge * value))
    const hessian = beta.map((_, i) => beta.map((_, j) => (i === j ? (i === 0 ? 1e-9 : ridge) : 0)))
    for (const [index, row] of rows.entries()) {
      const sample = samples[index]
      if (sample === undefined) continue
      const p = sigmoid(dot(beta, row))
      const slope = sample.weight * ((sample.positive ? 1 : 0) - p)
      const curve = sample.weight * p * (1 - p)
      for (let i = 0; i <= size; i++) {
        const value = at(row, i)
        if (value === 0) continue
        gradient[i] = at(gradient, i) + slope * value
        const line = hessian[i]
        if (line === undefined) continue
        for (let j = 0; j <= size; j++) line[j] = at(line, j) + curve * value * at(row, j)
      }
    }
    const delta = solve(hessian, gradient)
    beta = beta.map((value, i) => value + at(delta, i))
  }
  const weights = beta.slice(1).map((value, i) => value / at(scale, i))
  const bias = at(beta, 0) - weights.reduce((sum, value, i) => sum + value * at(mean, i), 0)
  return { bias, weights }
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

function deriveScale(samples: readonly Sample[], size: number): { mean: number[]; scale: number[] } {
  const mean = new Array<number>(size).fill(0)
  const square = new Array<number>(size).fill(0)
  for (const { features } of samples)
    for (let i = 0; i < size; i++) {
      mean[i] = at(mean, i) + at(features, i) / samples.length
      square[i] = at(square, i) + at(features, i) ** 2 / samples.length
    }
  return { mean, scale: square.map((value, i) => Math.sqrt(Math.max(value - at(mean, i) ** 2, 0)) || 1) }
}

/** Gaussian elimination with partial pivoting. */
function solve(matrix: number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, at(right, i)])
  const size = rows.length
  for (let column = 0; column < size; column++) {
    let pivot = column
    for (let i = column + 1; i < size; i++)
      if (Math.abs(at(rows[i] ?? [], column)) > Math.abs(at(rows[pivot] ?? [], column))) pivot = i
    const top = rows[pivot] ?? []
    rows[pivot] = rows[column] ?? []
    rows[column] = top
    for (const [i, row] of rows.entries()) {
      if (i === column || at(top, column) === 0) continue
      const factor = at(row, column) / at(top, column)
      for (let j = column; j <= size; j++) row[j] = at(row, j) - factor * at(top, j)
    }
  }
  return rows.map((row, i) => at(row, size) / (at(row, i) || 1))
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, i) => sum + value * at(right, i), 0)
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0
}
