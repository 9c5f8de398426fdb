import { writeFileSync } from 'node:fs'
import { judgeDecision, judgeTask } from '../src/core/prose/judge.js'
import type { LinearModel } from '../src/core/prose/linear-model.js'
import { readLabels } from './language/samples.js'
import { renderScores } from './language/scores.js'
import { crossValidate, recipes, trainModel } from './language/train.js'

/**
 * Scores the verdicts on vague tasks and bare decisions.
 *
 *     tsx scripts/score-language.ts LABELS            what ships, on labelled items it has not been trained on
 *     tsx scripts/score-language.ts LABELS --train    cross-validation by owner, then the models are written
 */
const [path, mode] = process.argv.slice(2)
if (path === undefined) {
  process.stderr.write('Usage: tsx scripts/score-language.ts LABELS [--train]\n')
  process.exitCode = 2
} else {
  const items = readLabels(path)
  for (const kind of ['task', 'decision'] as const) {
    const mine = items.filter((item) => item.kind === kind)
    const recipe = recipes[kind]
    const what = kind === 'task' ? 'Vague tasks' : 'Bare decisions'
    if (mode === '--train') {
      process.stdout.write(
        `${renderScores(`${what}, cross-validated by owner`, crossValidate(recipe, mine))}\n`,
      )
      writeModel(kind, trainModel(recipe, mine))
      continue
    }
    const judged = mine.map((item) => ({
      item,
      found: kind === 'task' ? !judgeTask(item).actionable : !judgeDecision(item).hasReason,
    }))
    process.stdout.write(`${renderScores(`${what}, as shipped`, judged)}\n`)
  }
}

function writeModel(kind: 'task' | 'decision', { bias, threshold, weights }: LinearModel): void {
  const lines = Object.entries(weights)
    .filter(([, weight]) => weight !== 0)
    .map(([name, weight]) => `    ${name}: ${weight},`)
  const text = `import type { LinearModel } from './linear-model.js'

/** Written by \`scripts/score-language.ts LABELS --train\`; not to be edited by hand. */
export const ${kind}Model: LinearModel = {
  bias: ${bias},
  threshold: ${threshold},
  weights: {
${lines.join('\n')}
  },
}
`
  writeFileSync(new URL(`../src/core/prose/${kind}-model.ts`, import.meta.url), text)
}
