# shellcheck shell=sh
# Sourced by the hooks in this folder. A program in an endless loop cannot stop itself, so this shell stops it.

# within SECONDS INPUT COMMAND [ARGUMENT…]: runs the command with INPUT as its standard input. Sets `status` to its exit
# status, and `late` to 1 if it was killed because it took longer than SECONDS.
#
# The command runs in the process group of this shell, so it may ask on the terminal and Ctrl-C reaches it. It gets the
# process id of this shell as GIT_HANDOFF_KEEPER: the signal USR1 restarts the clock while a user is asked something.
within() {
  seconds=$1
  input=$2
  shift 2
  late=
  watcher=
  is_waiting=
  trap renew USR1
  # In the background: the process id of a foreground pipeline would be unknown.
  printf %s "$input" 2>/dev/null | GIT_HANDOFF_KEEPER=$$ "$@" &
  program=$!
  # Shells print a line on stderr when a signal kills a process.
  {
    watch
    is_waiting=1
    status=
    while :; do
      renewed=
      wait "$program"
      now=$?
      # The signal interrupts `wait` while the program is still running; a shell may forget a status it reported once.
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

# end_after SECONDS PID: kills the process and its descendants after SECONDS and exits with 3; TERM cancels it.
end_after() {
  ended=$2
  trap '[ "$!" = "$ended" ] || kill "$!"; exit 0' TERM # `$!` is the sleep once it has started
  sleep "$1" &
  wait "$!" || exit 0 # sleep could not start: kill nothing
  trap '' TERM
  processes=$(ps -A -o pid= -o ppid=)
  family=$(list_family "$ended")
  # git removes its lock files on TERM.
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
