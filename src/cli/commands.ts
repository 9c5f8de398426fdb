import type { Command } from './command.js'

/** Every command, in the order of the help. Each is loaded when it is called for. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  create: async () => (await import('./commands/create.js')).create,
  questions: async () => (await import('./commands/questions.js')).questions,
  facts: async () => (await import('./commands/facts.js')).facts,
  hook: async () => (await import('./commands/hook.js')).hook,
}
