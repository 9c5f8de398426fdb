# Written by `npm run generate` from the table of commands.
# Load it from ~/.bashrc, behind git's own completion: it completes `git handoff` and `git-handoff`.

_git_handoff_words() {
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}

_git_handoff_branches() {
  git for-each-ref --format='%(refname:short)' refs/heads refs/remotes 2>/dev/null
}

# Git's completion calls this for `git handoff`.
_git_handoff() {
  local cur="${COMP_WORDS[COMP_CWORD]}" prev="" command="" word at skip=""
  [ "$COMP_CWORD" -gt 0 ] && prev="${COMP_WORDS[COMP_CWORD - 1]}"
  # The first word behind the program's name that is no option, nor the folder of -C.
  for ((at = 1; at < COMP_CWORD; at++)); do
    word="${COMP_WORDS[at]}"
    if [ -n "$skip" ]; then skip=""; continue; fi
    case "$word" in
      -C|--directory) skip=yes ;;
      -*) ;;
      handoff) ;;
      *) command="$word"; break ;;
    esac
  done
  case "$command" in
    "")
      case "$prev" in
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '-C --directory -h --help --version' ;;
        *) _git_handoff_words 'create note sync check checkpoint resume status log finish explain questions facts init uninstall doctor demo mcp hook' ;;
      esac
      ;;
    create)
      case "$prev" in
        --base) _git_handoff_words "$(_git_handoff_branches)"; return ;;
        --head) _git_handoff_words "$(_git_handoff_branches)"; return ;;
        --context) COMPREPLY=(); return ;;
        --task) COMPREPLY=(); return ;;
        --decision) COMPREPLY=(); return ;;
        --because) COMPREPLY=(); return ;;
        --at) COMPREPLY=($(compgen -f -- "$cur")); return ;;
        --gotcha) COMPREPLY=(); return ;;
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '--commit --stdout --base --head --context --task --nice --decision --because --at --gotcha --json -C --directory -h --help' ;;
        *) COMPREPLY=() ;;
      esac
      ;;
    note)
      case "$prev" in
        --because) COMPREPLY=(); return ;;
        --at) COMPREPLY=($(compgen -f -- "$cur")); return ;;
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '--because --at --nice --json -C --directory -h --help' ;;
        *) _git_handoff_words 'decision gotcha task done context' ;;
      esac
      ;;
    sync)
      case "$prev" in
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '--json -C --directory -h --help' ;;
        *) COMPREPLY=() ;;
      esac
      ;;
    check)
      case "$prev" in
        --format) _git_handoff_words 'text json sarif github markdown'; return ;;
        --base) _git_handoff_words "$(_git_handoff_branches)"; return ;;
        --head) _git_handoff_words "$(_git_handoff_branches)"; return ;;
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '--fix --format --json --base --head -C --directory -h --help' ;;
        *) COMPREPLY=() ;;
      esac
      ;;
    checkpoint)
      case "$prev" in
        -m|--message) COMPREPLY=(); return ;;
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '-m --message --verify --json -C --directory -h --help' ;;
        *) COMPREPLY=() ;;
      esac
      ;;
    resume)
      case "$prev" in
        --base) _git_handoff_words "$(_git_handoff_branches)"; return ;;
        --head) _git_handoff_words "$(_git_handoff_branches)"; return ;;
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '--full --json --prompt --base --head -C --directory -h --help' ;;
        *) _git_handoff_words "$(_git_handoff_branches)" ;;
      esac
      ;;
    status)
      case "$prev" in
        --base) _git_handoff_words "$(_git_handoff_branches)"; return ;;
        --head) _git_handoff_words "$(_git_handoff_branches)"; return ;;
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '-a --all --json --base --head -C --directory -h --help' ;;
        *) COMPREPLY=() ;;
      esac
      ;;
    log)
      case "$prev" in
        --base) _git_handoff_words "$(_git_handoff_branches)"; return ;;
        --head) _git_handoff_words "$(_git_handoff_branches)"; return ;;
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '--json --base --head -C --directory -h --help' ;;
        *) _git_handoff_words "$(_git_handoff_branches)" ;;
      esac
      ;;
    finish)
      case "$prev" in
        -o|--output) COMPREPLY=($(compgen -f -- "$cur")); return ;;
        --archive) COMPREPLY=($(compgen -d -- "$cur")); return ;;
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '--pr-body -o --output --archive --json -C --directory -h --help' ;;
        *) _git_handoff_words "$(_git_handoff_branches)" ;;
      esac
      ;;
    explain)
      case "$prev" in
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '--json -C --directory -h --help' ;;
        *) _git_handoff_words 'handoff-present own-branch work-covered derived-part no-dead-path no-dead-symbol no-dead-command no-unknown-path no-drifted-lines recheck-anchor no-done-task no-contradiction task-actionable decision-reason section-filled no-placeholder no-secret no-absolute-path page-size' ;;
      esac
      ;;
    questions)
      case "$prev" in
        --base) _git_handoff_words "$(_git_handoff_branches)"; return ;;
        --head) _git_handoff_words "$(_git_handoff_branches)"; return ;;
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '--base --head --json -C --directory -h --help' ;;
        *) COMPREPLY=() ;;
      esac
      ;;
    facts)
      case "$prev" in
        --base) _git_handoff_words "$(_git_handoff_branches)"; return ;;
        --head) _git_handoff_words "$(_git_handoff_branches)"; return ;;
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '--base --head --json -C --directory -h --help' ;;
        *) COMPREPLY=() ;;
      esac
      ;;
    init)
      case "$prev" in
        --agent) _git_handoff_words 'claude codex cursor gemini copilot opencode'; return ;;
        --manager) _git_handoff_words 'config husky lefthook pre-commit simple-git-hooks plain'; return ;;
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '--agent --github --post-checkout --manager -y --yes -C --directory -h --help' ;;
        *) COMPREPLY=() ;;
      esac
      ;;
    uninstall)
      case "$prev" in
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '-C --directory -h --help' ;;
        *) COMPREPLY=() ;;
      esac
      ;;
    doctor)
      case "$prev" in
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '--push --no-push --json -C --directory -h --help' ;;
        *) COMPREPLY=() ;;
      esac
      ;;
    demo)
      case "$prev" in
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '--keep -C --directory -h --help' ;;
        *) COMPREPLY=() ;;
      esac
      ;;
    mcp)
      case "$prev" in
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '-C --directory -h --help' ;;
        *) COMPREPLY=() ;;
      esac
      ;;
    hook)
      case "$prev" in
        -C|--directory) COMPREPLY=($(compgen -d -- "$cur")); return ;;
      esac
      case "$cur" in
        -*) _git_handoff_words '-C --directory -h --help' ;;
        *) _git_handoff_words 'pre-push post-checkout agent-stop' ;;
      esac
      ;;
  esac
}

complete -o bashdefault -o default -F _git_handoff git-handoff
