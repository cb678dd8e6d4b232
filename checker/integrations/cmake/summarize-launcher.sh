#!/bin/sh
# summarize-launcher.sh NOSTALL ROOT CONFIGURATION COMPILER ARGUMENT...
#
# Stands where CMake puts a compiler launcher such as ccache, but compiles nothing: it takes the compiler's command and
# lets nostall write a summary in the object file's place, with the same dependency file. So every source is summarised
# with exactly the flags that CMake would compile it with. ROOT is the folder of the project; CONFIGURATION, a .nostall.yaml
# or `none`, and nostall itself are dependencies too.
set -eu

program=$1
root=$2
configuration=$3
[ "$configuration" != none ] || configuration=
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
"$program" summarize "$source" -o "$output" --project-root "$root" ${configuration:+--config "$configuration"} \
  ${depfile:+--depfile "$depfile"} -- "$@"
[ -n "$depfile" ] || exit 0
for dependency in "$program" ${configuration:+"$configuration"}; do
  printf '%s: %s\n' "$output" "$(printf '%s' "$dependency" | sed 's/[ #]/\\&/g')" >>"$depfile"
done
