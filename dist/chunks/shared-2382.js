import{$ as e}from"./facts.js";const t={"handoff-present":{why:`The next person looks for the page first. Without it, they have to read every commit or ask.`,bad:``,good:`## Context

Token revocation needs server-side sessions.
`,repair:"Run `git handoff create --commit`."},"own-branch":{why:`The page of another branch arrives by a merge, a copy, or because this branch was created from that one. It describes work that is not on this branch.`,bad:`---
handoff: 1
branch: feat/other
---
# Handoff: Another branch
`,good:`---
handoff: 1
branch: feat/x
---
# Handoff: This branch
`,repair:"Run `git handoff create --commit` to start a page for this branch. The other page stays in history."},"work-covered":{why:`A page that was accurate on Tuesday may be wrong on Thursday. The content of the work decides, not the clock or the number of commits: after an amended message, a rebase or a squash the page is still up to date.`,bad:`---
handoff: 1
branch: feat/x
work: 0b5a1c9d2e3f
---
# Handoff: Sessions
`,good:`---
handoff: 1
branch: feat/x
work: 333333333333
---
# Handoff: Sessions
`,repair:"Run `git handoff create`. It updates the derived parts and keeps every word of yours."},"derived-part":{why:`git-handoff rewrites derived lines on every run. If you edit one, the edit is lost, or the line becomes yours and is no longer updated. Line numbers move when the base is merged in.`,bad:`### Files Modified

1. \`src/auth.ts\` (lines 15-89)
`,good:`### Files Modified

1. \`src/auth.ts\` (lines 18-92)
   - Sessions live 24 hours, sliding window
`,repair:"Run `git handoff check --fix`, and write what you want to add on a separate line below the derived one."},"no-dead-path":{why:`The page names a file that existed when the line was written and no longer does. A reader who does not find it stops trusting the rest of the page.`,bad:`## Gotchas

- Cookies are only sent when \`src/proxy.ts\` trusts the header
`,good:`## Gotchas

- Cookies are only sent when \`src/server/proxy.ts\` trusts the header
`,repair:`Name its replacement, or remove the line.`},"no-dead-symbol":{why:`The page names a function, class or type that existed when the line was written and no longer does.`,bad:`## Gotchas

- \`src/auth.ts#signToken\` must be called before the response is sent
`,good:`## Gotchas

- \`src/auth.ts#createSession\` must be called before the response is sent
`,repair:`Name its replacement, or remove the line.`},"no-dead-command":{why:`A command that no longer exists costs the next person their first minutes.`,bad:`## Environment

- Test: \`npm run test:unit\`
`,good:`## Environment

- Test: \`npm test\`
`,repair:`Name the script or target that replaced it.`},"no-unknown-path":{why:`The page names a file that never existed in the repository. That can be right (the file is planned, ignored or private), so this is only an info.`,bad:`## Remaining Work

- [ ] Cover \`src/sesion.ts\` with tests
`,good:`## Remaining Work

- [ ] Cover \`src/session.ts\` with tests
`,repair:`Correct the path, or leave it if the file is not supposed to exist.`},"no-drifted-lines":{why:`Lines move when the code above them changes. A wrong line number misleads more than none.`,bad:`## Gotchas

- The order matters: \`src/session.ts:12\`
`,good:`## Gotchas

- The order matters: \`src/session.ts:31\`
`,repair:"Run `git handoff check --fix` if the text only moved. If it changed, read it again and correct the line."},"recheck-anchor":{why:`A decision or gotcha was written about certain code. That code changed since, so it may no longer apply.`,bad:`## Key Decisions

1. Sessions slide on every read (\`src/session.ts#touch\`)
   - Reason: users stay logged in
`,good:`## Key Decisions

1. Sessions slide once a minute (\`src/session.ts#touch\`)
   - Reason: Redis saw a write for every read
`,repair:`Read the code again. Then reword the line, or edit it to confirm it.`},"no-done-task":{why:`A finished task that is still listed gets done twice, or makes the reader doubt the others.`,bad:`## Remaining Work

- [x] Delete the old token middleware
- [ ] Document \`SESSION_SECRET\` in the README
`,good:`## Remaining Work

- [ ] Document \`SESSION_SECRET\` in the README
`,repair:"Run `git handoff create`. It moves ticked tasks to the completed work."},"no-contradiction":{why:`The same task is listed as done and as remaining. A reader cannot know which is true.`,bad:`## Completed Work

- Add rate limits to the login route

## Remaining Work

- [ ] Add rate limits to the login route
`,good:`## Completed Work

- Add rate limits to the login route

## Remaining Work

- [ ] Add rate limits to the password route
`,repair:`Remove the one that is not true.`},"task-actionable":{why:`Someone who knows nothing about the branch must be able to start. They need to know what to change, where, and what the result should be.`,bad:`## Remaining Work

- [ ] Some more cleanup
`,good:"## Remaining Work\n\n- [ ] Delete the unused `parseToken` from `src/auth.ts`\n",repair:`Name the file, function or command, and the result.`},"decision-reason":{why:`Without its reason, a decision is undone by the next person or kept long after the reason is gone.`,bad:`## Key Decisions

1. Redis for the session store
`,good:`## Key Decisions

1. Redis for the session store, because several instances run behind the balancer
`,repair:'Say why: what forced it, what else was tried, what it gains. Use `git handoff note decision "…" --because "…"`.'},"section-filled":{why:`Only people know why the branch exists, what is left, what was decided and what to watch out for, and the next person needs all four. "None", with a reason, is an answer; an empty section may have been forgotten.`,bad:`## Context

Not recorded.

## Remaining Work

None.

## Key Decisions

## Gotchas

- None
`,good:`## Context

Token revocation needs server-side sessions.

## Remaining Work

None: ready for review.

## Key Decisions

None: the library decides it all.

## Gotchas

- \`SESSION_SECRET\` must be set
`,repair:'Fill it in, or write "None" and why. On the command line, use `git handoff note context|task|decision|gotcha "…"`.'},"no-placeholder":{why:`A placeholder looks like information, but nobody can act on it.`,bad:`## Gotchas

- TBD
- [Describe what will bite]
`,good:`## Gotchas

- The suite hangs without \`SESSION_SECRET\`
`,repair:`Write what is known and who knows the rest, or remove the line.`},"no-secret":{why:"A page is pushed, read by agents and copied into pull requests. A key on it is no longer secret. Commands refuse text that contains a secret (`note`, `checkpoint -m`, `create`, answers at a push, the MCP tools): they exit with 2, write nothing and name the kind of secret, never the secret itself. A page with a secret on it is not committed; a push goes on without it. In everything derived from commits and files, and in everything printed (`resume`, `check`, `status`, `facts`, comments), a secret is replaced with `[secret removed: …]`. About 80 kinds are known: tokens of code hosts, clouds, chat, payment and AI services, private keys, JSON Web Tokens, passwords in URLs and assignments. Placeholders, hashes, ids and names of variables are no secrets. No scanner finds every secret, and one that was pushed before stays in history.",bad:`## Environment\n\n- Token: \`ghp_${`0aB1`.repeat(9)}\`\n`,good:`## Environment

- Needs: \`GITHUB_TOKEN\`
`,repair:`Revoke it, and remove it from the page. Once committed, it stays in history.`},"no-absolute-path":{why:`A path on one machine works for nobody else and reveals the name of its owner.`,bad:`## Environment

- Run \`~/projects/shop/scripts/dev.sh\`
`,good:`## Environment

- Run \`scripts/dev.sh\`
`,repair:`Write the path from the root of the repository.`},"page-size":{why:`Long pages are not read to the end. Nine of ten handoff pages in public repositories are shorter than the limit.`,bad:``,good:`## Context

Token revocation needs server-side sessions.
`,repair:"Keep only what the next person needs. `detail_level: summary` shortens the derived parts."}};function renderRulePage(n){let{severity:r,finds:i}=e[n],{why:a,bad:o,good:s,repair:c}=t[n];return`${[`# ${n}`,`Finds ${i}. By default ${/^[aeiou]/.test(r)?`an`:`a`} ${r}.`,`## Why\n\n${a}`,...o===``?[]:[`## Bad\n\n${fence(o)}`],`## Good\n\n${fence(s)}`,`## Repair\n\n${c}`,`## Switch it off\n\n${fence(`# .handoff.yml\nrules:\n  ${n}: off\n`,`yaml`)}\n\nor for one line of the page:\n\n`+fence(`<!-- handoff-disable-next-line ${n} -->\n`)].join(`

`)}\n`}function fence(e,t=`markdown`){let n=Math.max(2,...Array.from(e.matchAll(/`{3,}/g),([e])=>e.length)),r="`".repeat(n+1);return`${r}${t}\n${e.trimEnd()}\n${r}`}export{renderRulePage as n,t};