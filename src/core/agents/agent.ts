/** The agents whose files `init --agent` knows how to write. */
export const agentNames = ['claude', 'codex', 'cursor', 'gemini', 'copilot', 'opencode'] as const
export type AgentName = (typeof agentNames)[number]

/** A file of a project that an agent reads, from the root with `/`. */
export interface AgentFile {
  path: string
  /**
   * `section`: people's, ours is a part of it. `whole`: ours alone, with this header before the marked part. `settings`:
   * hooks in Claude Code's JSON.
   */
  kind: 'section' | 'whole' | 'settings'
  header?: string
}

const description =
  'Keeps HANDOFF.md, the page that tells the next one how to go on with this branch. Use it before starting on a branch, when ' +
  'a decision is made or a trap is found, and before stopping or running out of context.'

const skill: AgentFile = {
  path: '.claude/skills/handoff/SKILL.md',
  kind: 'whole',
  header: `---\nname: handoff\ndescription: ${description}\n---\n`,
}
const rule: AgentFile = {
  path: '.cursor/rules/handoff.mdc',
  kind: 'whole',
  header: `---\ndescription: ${description}\nalwaysApply: true\n---\n`,
}
const agentsPage: AgentFile = { path: 'AGENTS.md', kind: 'section' }

/**
 * What each of them reads of a project; docs/agents.md has the sources. Codex and opencode share one file, which most
 * others read as well.
 */
export const agentFiles: Readonly<Record<AgentName, readonly AgentFile[]>> = {
  claude: [skill, { path: '.claude/settings.json', kind: 'settings' }],
  codex: [agentsPage],
  cursor: [rule],
  gemini: [{ path: 'GEMINI.md', kind: 'section' }],
  copilot: [{ path: '.github/copilot-instructions.md', kind: 'section' }],
  opencode: [agentsPage],
}

/** The files of several agents, each once. */
export function listAgentFiles(names: readonly AgentName[]): AgentFile[] {
  const files = names.flatMap((name) => agentFiles[name])
  return files.filter(({ path }, at) => files.findIndex((file) => file.path === path) === at)
}
