#!/bin/sh
# summarize-launcher.sh NOSTALL ROOT CONFIGURATIONS COMPILER ARGUMENT...
#
# Stands where CMake puts a compiler launcher such as ccache, but compiles nothing: it takes the compiler's command and
# lets nostall write a summary in the object file's place, with the same dependency file. So every source is summarised
# with exactly the flags that CMake would compile it with. ROOT is the folder of the project. CONFIGURATIONS, the
# .nostall.yaml files that nostall will find by itself, with ':' between them, or `none`, are dependencies too, and so is
# nostall.
set -eu

program=$1
root=$2
configurations=$3
[ "$configurations" != none ] || configurations=
shift 4
output=
depfile=
source=
left=$#
while [ "$left" -gt 0 ]; do
  argument=$1
  shift
  left=$((left - 1))
  case $argument in
    -o | -MF | -MT | -MQ | -c)
      [ "$left" -gt 0 ] || { echo "summarize-launcher.sh: nothing follows '$argument'" >&2; exit 2; }
      case $argument in
        -o) output=$1 ;;
        -MF) depfile=$1 ;;
        -c) source=$1 ;;
      esac
      shift
      left=$((left - 1))
      ;;
    -MD | -MMD | -MP) ;;
    *) set -- "$@" "$argument" ;;
  esac
done
"$program" summarize "$source" -o "$output" --project-root "$root" ${depfile:+--depfile "$depfile"} -- "$@"
[ -n "$depfile" ] || exit 0
printf '%s%s%s\n' "$program" "${configurations:+:}" "$configurations" | tr ':' '\n' | sed 's/[ #]/\\&/g' |
  while IFS= read -r dependency; do
    printf '%s: %s\n' "$output" "$dependency"
  done >>"$depfile"
