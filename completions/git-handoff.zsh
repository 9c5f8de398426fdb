#compdef git-handoff
# Written by `npm run generate` from the table of commands.
# Put it into a folder of $fpath as `_git-handoff`: it completes `git handoff` and `git-handoff`.

_git_handoff_branches() {
  local -a branches
  branches=(${(f)"$(git for-each-ref --format='%(refname:short)' refs/heads refs/remotes 2>/dev/null)"})
  _describe 'branch' branches
}

_git-handoff() {
  local curcontext="$curcontext" state line
  local -a commands
  commands=(
    'create:Write or update the page of this branch.'
    'note:Record a decision, gotcha, task or context on the page.'
    'sync:Update the page and commit it, quietly.'
    'check:Check whether the page matches the branch.'
    'checkpoint:Save the state of unfinished work.'
    'resume:Show what to do next on a branch.'
    'status:Show the state of this branch, or of all branches.'
    'log:List the commits that changed the page.'
    'finish:End the handoff\: remove the page in a last commit.'
    'explain:Explain a rule of check\: what it finds, why, and the repair.'
    'questions:List questions only the author can answer.'
    'facts:Print what git knows about the branch, as JSON.'
    'init:Install the git hook and set up agents.'
    'uninstall:Remove everything `init` added.'
    'doctor:Check that the hook runs, and find out why not.'
    'demo:Show the whole cycle in a temporary repository.'
    'mcp:Run an MCP server for agents.'
    'hook:Internal\: called by git hooks.'
  )
  _arguments -C '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' '*-h[Print this help.]' '*--help[Print this help.]' '*--version[Print the version.]' \
    '1:command:->command' '*::argument:->argument'
  case "$state" in
    command) _describe 'command' commands ;;
    argument) _git_handoff_arguments "$line[1]" ;;
  esac
}

_git_handoff_arguments() {
  case "$1" in
    create)
      _arguments '*--commit[Commit the page and nothing else.]' \
        '*--stdout[Print the page; write nothing.]' \
        '*--base[Compare with REV. Default\: the branch this one started from.]:REV:_git_handoff_branches' \
        '*--head[The commit to look at. Default\: HEAD.]:REV:_git_handoff_branches' \
        '*--context[What the branch is for. Repeatable.]:TEXT: ' \
        '*--task[Add a must-do task. Repeatable.]:TEXT: ' \
        '*--nice[Make the previous --task a nice-to-have.]' \
        '*--decision[Add a decision. Repeatable.]:TEXT: ' \
        '*--because[The reason for the previous --decision.]:TEXT: ' \
        '*--at[The code the previous --decision is about, such as src/store.ts#open.]:PLACE:_files' \
        '*--gotcha[Add a pitfall the next person must know. Repeatable.]:TEXT: ' \
        '*--json[Print the result as JSON.]' \
        '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*-h[Print this help.]' \
        '*--help[Print this help.]'
      ;;
    note)
      _arguments '*--because[The reason for the decision.]:TEXT: ' \
        '*--at[The code it is about, such as src/store.ts#open.]:PLACE:_files' \
        '*--nice[Add the task under Nice to Have.]' \
        '*--json[Print the result as JSON.]' \
        '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*-h[Print this help.]' \
        '*--help[Print this help.]' \
        '1:argument:(decision gotcha task done context)'
      ;;
    sync)
      _arguments '*--json[Print the result as JSON.]' \
        '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*-h[Print this help.]' \
        '*--help[Print this help.]'
      ;;
    check)
      _arguments '*--fix[Repair derived lines and moved line numbers. Your own words never change.]' \
        '*--format[Output format\: text, json, sarif, github, markdown. Default\: text.]:FORM:(text json sarif github markdown)' \
        '*--json[Same as --format json.]' \
        '*--base[Compare with REV. Default\: the branch this one started from.]:REV:_git_handoff_branches' \
        '*--head[The commit to look at. Default\: HEAD.]:REV:_git_handoff_branches' \
        '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*-h[Print this help.]' \
        '*--help[Print this help.]'
      ;;
    checkpoint)
      _arguments '*-m[Describe the current state. Replaces the previous message.]:TEXT: ' \
        '*--message[Describe the current state. Replaces the previous message.]:TEXT: ' \
        '*--verify[Run the configured commands and record the results.]' \
        '*--json[Print the result as JSON.]' \
        '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*-h[Print this help.]' \
        '*--help[Print this help.]'
      ;;
    resume)
      _arguments '*--full[Print everything, without a limit.]' \
        '*--json[Print JSON, including the brief.]' \
        '*--prompt[Print a block for an agent that labels each line as derived, verified or only stated.]' \
        '*--base[Compare with REV. Default\: the branch this one started from.]:REV:_git_handoff_branches' \
        '*--head[The commit to look at. Default\: HEAD.]:REV:_git_handoff_branches' \
        '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*-h[Print this help.]' \
        '*--help[Print this help.]' \
        '1:argument:_git_handoff_branches'
      ;;
    status)
      _arguments '*-a[Show every local and remote branch.]' \
        '*--all[Show every local and remote branch.]' \
        '*--json[Print JSON.]' \
        '*--base[Compare with REV. Default\: the branch this one started from.]:REV:_git_handoff_branches' \
        '*--head[The commit to look at. Default\: HEAD.]:REV:_git_handoff_branches' \
        '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*-h[Print this help.]' \
        '*--help[Print this help.]'
      ;;
    log)
      _arguments '*--json[Print JSON.]' \
        '*--base[Compare with REV. Default\: the branch this one started from.]:REV:_git_handoff_branches' \
        '*--head[The commit to look at. Default\: HEAD.]:REV:_git_handoff_branches' \
        '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*-h[Print this help.]' \
        '*--help[Print this help.]' \
        '1:argument:_git_handoff_branches'
      ;;
    finish)
      _arguments '*--pr-body[Print a description for the pull request.]' \
        '*-o[Write the text to FILE in the work tree, which must not exist yet.]:FILE:_files' \
        '*--output[Write the text to FILE in the work tree, which must not exist yet.]:FILE:_files' \
        '*--archive[Also commit the page as DIR/BRANCH.md.]:DIR:_files -/' \
        '*--json[Print JSON, including the text.]' \
        '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*-h[Print this help.]' \
        '*--help[Print this help.]' \
        '1:argument:_git_handoff_branches'
      ;;
    explain)
      _arguments '*--json[Print JSON.]' \
        '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*-h[Print this help.]' \
        '*--help[Print this help.]' \
        '1:argument:(handoff-present own-branch work-covered derived-part no-dead-path no-dead-symbol no-dead-command no-unknown-path no-drifted-lines recheck-anchor no-done-task no-contradiction task-actionable decision-reason section-filled no-placeholder no-secret no-absolute-path page-size)'
      ;;
    questions)
      _arguments '*--base[Compare with REV. Default\: the branch this one started from.]:REV:_git_handoff_branches' \
        '*--head[The commit to look at. Default\: HEAD.]:REV:_git_handoff_branches' \
        '*--json[Print the questions as JSON.]' \
        '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*-h[Print this help.]' \
        '*--help[Print this help.]'
      ;;
    facts)
      _arguments '*--base[Compare with REV. Default\: the branch this one started from.]:REV:_git_handoff_branches' \
        '*--head[The commit to look at. Default\: HEAD.]:REV:_git_handoff_branches' \
        '*--json[Print JSON. This is the default.]' \
        '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*-h[Print this help.]' \
        '*--help[Print this help.]'
      ;;
    init)
      _arguments '*--agent[Set up an agent\: claude, codex, cursor, gemini, copilot, opencode. Repeatable.]:NAME:(claude codex cursor gemini copilot opencode)' \
        '*--github[Also write the workflow that checks pull requests; see docs/github-action.md.]' \
        '*--post-checkout[Also show a short summary after each checkout.]' \
        '*--manager[Hook manager to use\: config, husky, lefthook, pre-commit, simple-git-hooks, plain.]:NAME:(config husky lefthook pre-commit simple-git-hooks plain)' \
        '*-y[Do not ask for confirmation.]' \
        '*--yes[Do not ask for confirmation.]' \
        '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*-h[Print this help.]' \
        '*--help[Print this help.]'
      ;;
    uninstall)
      _arguments '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*-h[Print this help.]' \
        '*--help[Print this help.]'
      ;;
    doctor)
      _arguments '*--push[Try a push. On by default.]' \
        '*--no-push[Try a push. On by default.]' \
        '*--json[Print the findings as JSON.]' \
        '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*-h[Print this help.]' \
        '*--help[Print this help.]'
      ;;
    demo)
      _arguments '*--keep[Keep the folder so that you can look around.]' \
        '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*-h[Print this help.]' \
        '*--help[Print this help.]'
      ;;
    mcp)
      _arguments '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*-h[Print this help.]' \
        '*--help[Print this help.]'
      ;;
    hook)
      _arguments '*-C[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*--directory[Run as if started in DIR; may be repeated.]:DIR:_files -/' \
        '*-h[Print this help.]' \
        '*--help[Print this help.]' \
        '1:argument:(pre-push post-checkout agent-stop)'
      ;;
  esac
}

_git-handoff "$@"
