import { deriveDecisionFeatures } from '../../src/core/prose/decision-features.js'
import { announcesReason } from '../../src/core/prose/judge.js'
import { deriveMargin, type LinearModel } from '../../src/core/prose/linear-model.js'
import { deriveTaskFeatures } from '../../src/core/prose/task-features.js'
import { fitRegression, type Sample } from './regression.js'
import { isAlike, type LabelledItem, readInvented } from './samples.js'
import type { Judged } from './scores.js'

/** How a model is trained; its numbers were chosen by cross-validation. */
export interface Recipe {
  kind: LabelledItem['kind']
  derive(item: { text: string; headings: readonly string[] }): Record<string, number>
  /** What is right whatever the model says. */
  isRight(text: string): boolean
  invented: readonly { text: string; wrong: boolean }[]
  /** Weight of an invented item; a labelled clear one has 1. */
  inventedWeight: number
  borderlineWeight: number
  ridge: number
  threshold: number
}

export const recipes: Readonly<Record<LabelledItem['kind'], Recipe>> = {
  task: {
    kind: 'task',
    derive: deriveTaskFeatures,
    isRight: () => false,
    invented: [],
    inventedWeight: 0,
    borderlineWeight: 0.25,
    ridge: 30,
    threshold: 0.2,
  },
  decision: {
    kind: 'decision',
    derive: deriveDecisionFeatures,
    isRight: announcesReason,
    invented: readInvented(new URL('decisions.txt', import.meta.url)),
    inventedWeight: 2,
    borderlineWeight: 0.5,
    ridge: 30,
    threshold: 0,
  },
}

/** An owner with many items must not outweigh the others. */
const mostPerOwner = 12

export function trainModel(recipe: Recipe, items: readonly LabelledItem[]): LinearModel {
  const names = Object.keys(recipe.derive({ text: '', headings: [] }))
  const vector = (item: { text: string; headings: readonly string[] }) => {
    const features = recipe.derive(item)
    return names.map((name) => features[name] ?? 0)
  }
  const samples: Sample[] = items.map((item) => {
    const count = items.filter(({ owner }) => owner === item.owner).length
    const share = Math.min(1, Math.sqrt(mostPerOwner / count))
    return {
      features: [...vector(item), 0],
      positive: item.wrong,
      weight: share * (item.clear ? 1 : recipe.borderlineWeight),
    }
  })
  // Invented items are bare more or less often than real ones: a feature of their own takes that up.
  for (const { text, wrong } of recipe.invented)
    samples.push({
      features: [...vector({ text, headings: [] }), 1],
      positive: wrong,
      weight: recipe.inventedWeight,
    })
  const { bias, weights } = fitRegression(samples, recipe.ridge)
  const round = (value: number) => Math.round(value * 100) / 100
  return {
    bias: round(bias),
    threshold: recipe.threshold,
    weights: Object.fromEntries(names.map((name, index) => [name, round(weights[index] ?? 0)])),
  }
}

/** Each owner's items judged by a model that has seen none of them. */
export function crossValidate(recipe: Recipe, items: readonly LabelledItem[], folds = 10): Judged[] {
  const owners = [...new Set(items.map(({ owner }) => owner))].sort()
  return Array.from({ length: folds }, (_, fold) => {
    const held = new Set(owners.filter((_, index) => index % folds === fold))
    const unseen = items.filter(({ owner }) => held.has(owner))
    const invented = recipe.invented.filter(({ text }) => !unseen.some((item) => isAlike(text, item.text)))
    const model = trainModel(
      { ...recipe, invented },
      items.filter(({ owner }) => !held.has(owner)),
    )
    return judgeAll(recipe, model, unseen)
  }).flat()
}

export function judgeAll(recipe: Recipe, model: LinearModel, items: readonly LabelledItem[]): Judged[] {
  return items.map((item) => ({
    item,
    found: !recipe.isRight(item.text) && deriveMargin(model, recipe.derive(item)) > 0,
  }))
}
