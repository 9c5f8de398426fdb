# shellcheck shell=sh
# Read by the hooks beside it. A program of ours that turns in a circle cannot end itself, so this shell does it.

# within SECONDS INPUT COMMAND [ARGUMENT…]: runs the command with INPUT as its standard input, and sets `status` to its
# exit status, and `late` to 1 where it was ended because it took longer than SECONDS.
#
# The command runs in the process group of this shell, so it may ask on the terminal and Ctrl-C reaches it. It gets the
# number of this shell as GIT_HANDOFF_KEEPER: USR1 starts the clock anew, for a person who is asked something.
within() {
  seconds=$1
  input=$2
  shift 2
  late=
  watcher=
  is_waiting=
  trap renew USR1
  # Not as the last command of a foreground pipeline: its number would not be known.
  printf %s "$input" 2>/dev/null | GIT_HANDOFF_KEEPER=$$ "$@" &
  program=$!
  # Shells tell on stderr of what a signal has ended.
  {
    watch
    is_waiting=1
    status=
    while :; do
      renewed=
      wait "$program"
      now=$?
      # The signal interrupts the waiting, and the program goes on; a shell may forget what it has said once.
      case $status$now in ?*127 | *-*) break ;; esac
      status=$now
      if [ -z "$renewed" ] || [ "$status" -le 128 ]; then break; fi
    done
    trap - USR1
    stop_watching
  } 2>/dev/null
}

renew() {
  renewed=1
  seconds=150
  [ -z "$is_waiting" ] || watch
}

watch() {
  stop_watching
  end_after "$seconds" "$program" </dev/null >/dev/null 2>&1 &
  watcher=$!
}

stop_watching() {
  [ -n "$watcher" ] || return 0
  kill "$watcher"
  wait "$watcher"
  [ $? != 3 ] || late=1
  watcher=
}

# Ends a process, with all that it has started, after so many seconds, with status 3; TERM takes that back.
end_after() {
  ended=$2
  trap '[ "$!" = "$ended" ] || kill "$!"; exit 0' TERM # `$!` is the sleep, once it is there
  sleep "$1" &
  wait "$!" || exit 0 # no such program, or no memory to start it: then nobody is ended
  trap '' TERM
  processes=$(ps -A -o pid= -o ppid=)
  family=$(list_family "$ended")
  # git removes its locks when it is asked to end.
  kill -TERM $family
  sleep 0.2
  kill -KILL $family
  exit 3
}

list_family() {
  echo "$1"
  printf '%s\n' "$processes" | while read -r child parent; do
    [ "$parent" != "$1" ] || list_family "$child"
  done
}
