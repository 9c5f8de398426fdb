import type { Command } from './arguments.js'

/** Every command, in the order of the help. Each is loaded when it is called for. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  create: async () => (await import('./commands/create.js')).create,
  note: async () => (await import('./commands/note.js')).note,
  sync: async () => (await import('./commands/sync.js')).sync,
  check: async () => (await import('./commands/check.js')).check,
  checkpoint: async () => (await import('./commands/checkpoint.js')).checkpoint,
  resume: async () => (await import('./commands/resume.js')).resume,
  status: async () => (await import('./commands/status.js')).status,
  log: async () => (await import('./commands/log.js')).log,
  finish: async () => (await import('./commands/finish.js')).finish,
  explain: async () => (await import('./commands/explain.js')).explain,
  questions: async () => (await import('./commands/questions.js')).questions,
  facts: async () => (await import('./commands/facts.js')).facts,
  init: async () => (await import('./commands/init.js')).init,
  uninstall: async () => (await import('./commands/uninstall.js')).uninstall,
  doctor: async () => (await import('./commands/doctor.js')).doctor,
  demo: async () => (await import('./commands/demo.js')).demo,
  mcp: async () => (await import('./commands/mcp.js')).mcp,
  hook: async () => (await import('./commands/hook.js')).hook,
}
