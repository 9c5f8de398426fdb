import type { EnvironmentCase } from './case.js'
import { nodeCases } from './node.js'
import { pythonCases } from './python.js'
import { runnerCases } from './runners.js'
import { toolchainCases } from './toolchains.js'
import { workflowCases } from './workflows.js'

/** Every ecosystem: what holds for the files must hold for a repository of them, so both are asked. */
export const environmentCases: readonly EnvironmentCase[] = [
  ...nodeCases,
  ...pythonCases,
  ...runnerCases,
  ...toolchainCases,
  ...workflowCases,
]
