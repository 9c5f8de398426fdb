import { type RuleId, rules } from '../config/config.js'

/**
 * What is to be said about a rule: its page in the documentation and `git handoff explain` are made of it, and the
 * examples are tried by the rule's test.
 */
interface Explanation {
  /** Why it matters to the one who picks the branch up: whole sentences, Markdown. */
  why: string
  /** Markdown of a page, or of a part of one. */
  bad: string
  good: string
  /** What to do about a finding. */
  repair: string
}

export const explanations: Readonly<Record<RuleId, Explanation>> = {
  'handoff-present': {
    why: 'The next person looks for the page first. Without it, they have to read every commit or ask.',
    bad: '',
    good: '## Context\n\nToken revocation needs server-side sessions.\n',
    repair: 'Run `git handoff create --commit`.',
  },
  'own-branch': {
    why:
      'The page of another branch arrives by a merge, a copy, or because this branch was created from that one. It ' +
      'describes work that is not on this branch.',
    bad: '---\nhandoff: 1\nbranch: feat/other\n---\n# Handoff: Another branch\n',
    good: '---\nhandoff: 1\nbranch: feat/x\n---\n# Handoff: This branch\n',
    repair:
      'Run `git handoff create --commit` to start a page for this branch. The other page stays in history.',
  },
  'work-covered': {
    why:
      'A page that was accurate on Tuesday may be wrong on Thursday. The content of the work decides, not the clock or ' +
      'the number of commits: after an amended message, a rebase or a squash the page is still up to date.',
    bad: '---\nhandoff: 1\nbranch: feat/x\nwork: 0b5a1c9d2e3f\n---\n# Handoff: Sessions\n',
    good: '---\nhandoff: 1\nbranch: feat/x\nwork: 333333333333\n---\n# Handoff: Sessions\n',
    repair: 'Run `git handoff create`. It updates the derived parts and keeps every word of yours.',
  },
  'derived-part': {
    why:
      'git-handoff rewrites derived lines on every run. If you edit one, the edit is lost, or the line becomes yours and ' +
      'is no longer updated. Line numbers move when the base is merged in.',
    bad: '### Files Modified\n\n1. `src/auth.ts` (lines 15-89)\n',
    good: '### Files Modified\n\n1. `src/auth.ts` (lines 18-92)\n   - Sessions live 24 hours, sliding window\n',
    repair:
      'Run `git handoff check --fix`, and write what you want to add on a separate line below the derived one.',
  },
  'no-dead-path': {
    why:
      'The page names a file that existed when the line was written and no longer does. A reader who does not find it ' +
      'stops trusting the rest of the page.',
    bad: '## Gotchas\n\n- Cookies are only sent when `src/proxy.ts` trusts the header\n',
    good: '## Gotchas\n\n- Cookies are only sent when `src/server/proxy.ts` trusts the header\n',
    repair: 'Name its replacement, or remove the line.',
  },
  'no-dead-symbol': {
    why: 'The page names a function, class or type that existed when the line was written and no longer does.',
    bad: '## Gotchas\n\n- `src/auth.ts#signToken` must be called before the response is sent\n',
    good: '## Gotchas\n\n- `src/auth.ts#createSession` must be called before the response is sent\n',
    repair: 'Name its replacement, or remove the line.',
  },
  'no-dead-command': {
    why: 'A command that no longer exists costs the next person their first minutes.',
    bad: '## Environment\n\n- Test: `npm run test:unit`\n',
    good: '## Environment\n\n- Test: `npm test`\n',
    repair: 'Name the script or target that replaced it.',
  },
  'no-unknown-path': {
    why:
      'The page names a file that never existed in the repository. That can be right (the file is planned, ignored or ' +
      'private), so this is only an info.',
    bad: '## Remaining Work\n\n- [ ] Cover `src/sesion.ts` with tests\n',
    good: '## Remaining Work\n\n- [ ] Cover `src/session.ts` with tests\n',
    repair: 'Correct the path, or leave it if the file is not supposed to exist.',
  },
  'no-drifted-lines': {
    why: 'Lines move when the code above them changes. A wrong line number misleads more than none.',
    bad: '## Gotchas\n\n- The order matters: `src/session.ts:12`\n',
    good: '## Gotchas\n\n- The order matters: `src/session.ts:31`\n',
    repair:
      'Run `git handoff check --fix` if the text only moved. If it changed, read it again and correct the line.',
  },
  'recheck-anchor': {
    why: 'A decision or gotcha was written about certain code. That code changed since, so it may no longer apply.',
    bad: '## Key Decisions\n\n1. Sessions slide on every read (`src/session.ts#touch`)\n   - Reason: users stay logged in\n',
    good: '## Key Decisions\n\n1. Sessions slide once a minute (`src/session.ts#touch`)\n   - Reason: Redis saw a write for every read\n',
    repair: 'Read the code again. Then reword the line, or edit it to confirm it.',
  },
  'no-done-task': {
    why: 'A finished task that is still listed gets done twice, or makes the reader doubt the others.',
    bad: '## Remaining Work\n\n- [x] Delete the old token middleware\n- [ ] Document `SESSION_SECRET` in the README\n',
    good: '## Remaining Work\n\n- [ ] Document `SESSION_SECRET` in the README\n',
    repair: 'Run `git handoff create`. It moves ticked tasks to the completed work.',
  },
  'no-contradiction': {
    why: 'The same task is listed as done and as remaining. A reader cannot know which is true.',
    bad: '## Completed Work\n\n- Add rate limits to the login route\n\n## Remaining Work\n\n- [ ] Add rate limits to the login route\n',
    good: '## Completed Work\n\n- Add rate limits to the login route\n\n## Remaining Work\n\n- [ ] Add rate limits to the password route\n',
    repair: 'Remove the one that is not true.',
  },
  'task-actionable': {
    why:
      'Someone who knows nothing about the branch must be able to start. They need to know what to change, where, and ' +
      'what the result should be.',
    bad: '## Remaining Work\n\n- [ ] Some more cleanup\n',
    good: '## Remaining Work\n\n- [ ] Delete the unused `parseToken` from `src/auth.ts`\n',
    repair: 'Name the file, function or command, and the result.',
  },
  'decision-reason': {
    why: 'Without its reason, a decision is undone by the next person or kept long after the reason is gone.',
    bad: '## Key Decisions\n\n1. Redis for the session store\n',
    good: '## Key Decisions\n\n1. Redis for the session store, because several instances run behind the balancer\n',
    repair:
      'Say why: what forced it, what else was tried, what it gains. Use `git handoff note decision "…" --because "…"`.',
  },
  'section-filled': {
    why:
      'Only people know why the branch exists, what is left, what was decided and what to watch out for, and the next ' +
      'person needs all four. "None", with a reason, is an answer; an empty section may have been forgotten.',
    bad: '## Context\n\nNot recorded.\n\n## Remaining Work\n\nNone.\n\n## Key Decisions\n\n## Gotchas\n\n- None\n',
    good:
      '## Context\n\nToken revocation needs server-side sessions.\n\n## Remaining Work\n\nNone: ready for review.\n\n' +
      '## Key Decisions\n\nNone: the library decides it all.\n\n## Gotchas\n\n- `SESSION_SECRET` must be set\n',
    repair:
      'Fill it in, or write "None" and why. On the command line, use `git handoff note context|task|decision|gotcha "…"`.',
  },
  'no-placeholder': {
    why: 'A placeholder looks like information, but nobody can act on it.',
    bad: '## Gotchas\n\n- TBD\n- [Describe what will bite]\n',
    good: '## Gotchas\n\n- The suite hangs without `SESSION_SECRET`\n',
    repair: 'Write what is known and who knows the rest, or remove the line.',
  },
  'no-secret': {
    why:
      'A page is pushed, read by agents and copied into pull requests. A key on it is no longer secret. ' +
      'Commands refuse text that contains a secret (`note`, `checkpoint -m`, `create`, answers at a push, the MCP tools): ' +
      'they exit with 2, write nothing and name the kind of secret, never the secret itself. A page with a secret on it ' +
      'is not committed; a push goes on without it. In everything derived from commits and files, and in ' +
      'everything printed (`resume`, `check`, `status`, `facts`, comments), a secret is replaced with `[secret removed: …]`. ' +
      'About 80 kinds are known: tokens of code hosts, clouds, chat, payment and AI services, private keys, JSON Web Tokens, ' +
      'passwords in URLs and assignments. Placeholders, hashes, ids and names of variables are no secrets. ' +
      'No scanner finds every secret, and one that was pushed before stays in history.',
    bad: `## Environment\n\n- Token: \`${'ghp_'}${'0aB1'.repeat(9)}\`\n`,
    good: '## Environment\n\n- Needs: `GITHUB_TOKEN`\n',
    repair: 'Revoke it, and remove it from the page. Once committed, it stays in history.',
  },
  'no-absolute-path': {
    why: 'A path on one machine works for nobody else and reveals the name of its owner.',
    bad: '## Environment\n\n- Run `~/projects/shop/scripts/dev.sh`\n',
    good: '## Environment\n\n- Run `scripts/dev.sh`\n',
    repair: 'Write the path from the root of the repository.',
  },
  'page-size': {
    why: 'Long pages are not read to the end. Nine of ten handoff pages in public repositories are shorter than the limit.',
    bad: '',
    good: '## Context\n\nToken revocation needs server-side sessions.\n',
    repair: 'Keep only what the next person needs. `detail_level: summary` shortens the derived parts.',
  },
}

/** A rule's page of the documentation, and what `git handoff explain` prints: what, why, bad and good, repair. */
export function renderRulePage(id: RuleId): string {
  const { severity, finds } = rules[id]
  const { why, bad, good, repair } = explanations[id]
  const parts = [
    `# ${id}`,
    `Finds ${finds}. By default ${/^[aeiou]/.test(severity) ? 'an' : 'a'} ${severity}.`,
    `## Why\n\n${why}`,
    ...(bad === '' ? [] : [`## Bad\n\n${fence(bad)}`]),
    `## Good\n\n${fence(good)}`,
    `## Repair\n\n${repair}`,
    `## Switch it off\n\n${fence(`# .handoff.yml\nrules:\n  ${id}: off\n`, 'yaml')}\n\nor for one line of the page:\n\n` +
      fence(`<!-- handoff-disable-next-line ${id} -->\n`),
  ]
  return `${parts.join('\n\n')}\n`
}

function fence(text: string, language = 'markdown'): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`{3,}/g), ([run]) => run.length))
  const marks = '`'.repeat(longest + 1)
  return `${marks}${language}\n${text.trimEnd()}\n${marks}`
}
