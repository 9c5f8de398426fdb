const e={"handoff-present":{why:`Whoever picks the branch up looks for the page first. Without it they read every commit, or ask.`,bad:``,good:`## Context

Token revocation needs server-side sessions.
`,repair:"Run `git handoff create --commit`."},"own-branch":{why:`A page comes to a branch by a merge, a copy, or because the branch was cut from another one. It tells the other branch's work as if it were this one's.`,bad:`---
handoff: 1
branch: feat/other
---
# Handoff: Another branch
`,good:`---
handoff: 1
branch: feat/x
---
# Handoff: This branch
`,repair:"Run `git handoff create --commit`: it starts a page of this branch; the other one stays in history."},"work-covered":{why:`A page that was true on Tuesday lies on Thursday. What counts is the content of the work, not the clock and not the number of commits: an amended message, a rebase or a squash leaves the page true.`,bad:`---
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
`,repair:"Run `git handoff create`: it derives the page again and keeps every word of yours."},"derived-part":{why:`Lines that are derived are rewritten on every run, so a change made to them by hand is either lost or, where it makes the line yours, no longer kept true for you. Line numbers move when the base is merged in.`,bad:`### Files Modified

1. \`src/auth.ts\` (lines 15-89)
`,good:`### Files Modified

1. \`src/auth.ts\` (lines 18-92)
   - Sessions live 24 hours, sliding window
`,repair:"Run `git handoff check --fix`, and say what you want to add on a line of its own below the derived one."},"no-dead-path":{why:`The page names a file that was there when the line was written and is gone now. The next one looks for it, does not find it, and no longer trusts the rest.`,bad:`## Gotchas

- Cookies are only sent when \`src/proxy.ts\` trusts the header
`,good:`## Gotchas

- Cookies are only sent when \`src/server/proxy.ts\` trusts the header
`,repair:`Name what took its place, or take the line out.`},"no-dead-symbol":{why:`The page names a function, class or type that was there when the line was written and is gone now.`,bad:`## Gotchas

- \`src/auth.ts#signToken\` must be called before the response is sent
`,good:`## Gotchas

- \`src/auth.ts#createSession\` must be called before the response is sent
`,repair:`Name what took its place, or take the line out.`},"no-dead-command":{why:`A command that no longer exists costs the next one their first minutes.`,bad:`## Environment

- Test: \`npm run test:unit\`
`,good:`## Environment

- Test: \`npm test\`
`,repair:`Name the script or target that does it now.`},"no-unknown-path":{why:`The page names a file that never was in the repository. That can be right (a file that is planned, ignored, or somebody's own), so it is only told.`,bad:`## Remaining Work

- [ ] Cover \`src/sesion.ts\` with tests
`,good:`## Remaining Work

- [ ] Cover \`src/session.ts\` with tests
`,repair:`Correct the path; or leave it, if the file is meant not to be there.`},"no-drifted-lines":{why:`Lines move when code above them changes. A number that points at something else misleads more than none.`,bad:`## Gotchas

- The order matters: \`src/session.ts:12\`
`,good:`## Gotchas

- The order matters: \`src/session.ts:31\`
`,repair:"Run `git handoff check --fix` where the text has only moved; where it has changed, look at it again."},"recheck-anchor":{why:`A decision or a gotcha is true of the code it was made for. That code has changed since, so it may no longer hold.`,bad:`## Key Decisions

1. Sessions slide on every read (\`src/session.ts#touch\`)
   - Reason: users stay logged in
`,good:`## Key Decisions

1. Sessions slide once a minute (\`src/session.ts#touch\`)
   - Reason: Redis saw a write for every read
`,repair:`Read the code again. Reword the line, or touch it to say that it still holds.`},"no-done-task":{why:`A task that is done and still listed is done twice, or makes the next one doubt the others.`,bad:`## Remaining Work

- [x] Delete the old token middleware
- [ ] Document \`SESSION_SECRET\` in the README
`,good:`## Remaining Work

- [ ] Document \`SESSION_SECRET\` in the README
`,repair:"Run `git handoff create`: it moves ticked tasks to the completed work."},"no-contradiction":{why:`The same task stands as done and as remaining: the next one cannot know which is true.`,bad:`## Completed Work

- Add rate limits to the login route

## Remaining Work

- [ ] Add rate limits to the login route
`,good:`## Completed Work

- Add rate limits to the login route

## Remaining Work

- [ ] Add rate limits to the password route
`,repair:`Take out the one that is not true.`},"task-actionable":{why:`A stranger with an empty context must be able to start. They need the thing to change, the place, and what is true when it is done.`,bad:`## Remaining Work

- [ ] Some more cleanup
`,good:"## Remaining Work\n\n- [ ] Delete the unused `parseToken` from `src/auth.ts`\n",repair:`Name the file, function or command, and the outcome.`},"decision-reason":{why:`A decision without its reason is undone by the next one, or kept long after its reason has gone.`,bad:`## Key Decisions

1. Redis for the session store
`,good:`## Key Decisions

1. Redis for the session store, because several instances run behind the balancer
`,repair:'Say why: what forced it, what else was tried, what it buys. `git handoff note decision "…" --because "…"`.'},"section-filled":{why:`Why the branch exists, what is left, what was decided and what will bite: only people know these, and the next one needs all four. "None" with a word why is an answer; an empty section may have been forgotten.`,bad:`## Context

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
`,repair:'Fill it, or say "None" and why. `git handoff note context|task|decision|gotcha "…"` does it from the command line.'},"no-placeholder":{why:`A placeholder looks as if something were said. Nobody can act on it.`,bad:`## Gotchas

- TBD
- [Describe what will bite]
`,good:`## Gotchas

- The suite hangs without \`SESSION_SECRET\`
`,repair:`Say what is known, and who knows the rest; or take the line out.`},"no-secret":{why:`A page is pushed, read by agents and copied into pull requests. A key on it is public.`,bad:`## Environment\n\n- Token: \`ghp_${`0aB1`.repeat(9)}\`\n`,good:`## Environment

- Needs: \`GITHUB_TOKEN\`
`,repair:`Take it out, and revoke it: it stays in history once it is committed.`},"no-absolute-path":{why:`A path of one machine works for nobody else, and tells the name of its owner.`,bad:`## Environment

- Run \`~/projects/shop/scripts/dev.sh\`
`,good:`## Environment

- Run \`scripts/dev.sh\`
`,repair:`Write the path from the root of the repository.`},"page-size":{why:`In the one public experiment a brief of 400 tokens did as well as never having stopped. Long pages are not read.`,bad:``,good:`## Context

Token revocation needs server-side sessions.
`,repair:"Keep what the next one needs to go on. `detail_level: summary` shortens what is derived."}};export{e as t};