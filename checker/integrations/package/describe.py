"""Writes what people look up about the command line, from its own help: a man page for each command, and completions.

    describe.py NOSTALL FOLDER

makes FOLDER/man1/nostall.1 and nostall-COMMAND.1, FOLDER/bash/nostall, FOLDER/zsh/_nostall and FOLDER/fish/nostall.fish.
"""

import os
import re
import subprocess
import sys

# "  -p,--build TEXT ...   Folder of ...", "  check   Find ...", and what continues the line before.
ENTRY = re.compile(r"^  (\S.*?)(?:  +(\S.*))?$")
CONTINUED = re.compile(r"^ {10,}(\S.*)$")
FOLDERS = {"-p", "--build", "--project-root"}


class Entry:
    """A line of the help: an option, an argument or a command."""

    def __init__(self, left, text):
        names, _, self.takes = left.replace("{false}", "").partition(" ")
        self.left = left.replace("{false}", "").split(" Excludes:")[0]
        self.names = names.split(",")
        self.lines = [text] if text else []
        choices = re.search(r":\{([^}]*)\}", self.takes)
        self.choices = choices.group(1).split(",") if choices else []
        self.has_value = bool(self.takes) and not self.takes.startswith("Excludes:")
        self.left = re.sub(r":\{[^}]*\}|:[A-Z]+", "", self.left)

    @property
    def text(self):
        return " ".join(self.lines)

    @property
    def values(self):
        """What may follow the option, if that is a list; a format says so in the lines of its help."""
        return self.choices or [m.group(1) for m in (re.match(r"([a-z]+): ", line) for line in self.lines[1:]) if m]


class Command:
    def __init__(self, program, words=()):
        self.words = list(words)
        help_text = subprocess.run([program, *self.words, "--help"], check=True, text=True, stdout=subprocess.PIPE).stdout
        lines = help_text.splitlines()
        self.summary = lines[0]
        self.sections = {}
        section = None
        for line in lines[1:]:
            entry, continued = ENTRY.match(line), CONTINUED.match(line)
            if line.startswith("Usage: "):
                self.usage = line[len("Usage: "):]
            elif continued and section:
                section[-1].lines.append(continued.group(1))
            elif entry and section is not None:
                section.append(Entry(*entry.groups()))
            elif line.endswith(":"):
                section = self.sections.setdefault(line[:-1], [])
            elif line:
                section, self.footer = None, line
        self.options = self.sections.get("Options", [])
        self.commands = [Command(program, [*self.words, c.names[0]]) for c in self.sections.get("Subcommands", [])]

    @property
    def name(self):
        return self.words[-1] if self.words else "nostall"

    def all(self):
        yield self
        for command in self.commands:
            yield from command.all()


def roff(text):
    """TEXT as a man page spells it."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in (".", "'") else text


def man_page(command, version):
    page = "-".join(["nostall", *command.words])
    lines = [f'.TH "{page.upper()}" "1" "" "{version}" "User Commands"', ".SH NAME",
             f"{roff(page)} \\- {roff(command.summary.rstrip('.'))}", ".SH SYNOPSIS", ".B " + roff(command.usage)]
    for title, section in (("ARGUMENTS", "Positionals"), ("OPTIONS", "Options"), ("COMMANDS", "Subcommands")):
        entries = command.sections.get(section, [])
        if entries:
            lines.append(".SH " + title)
        for entry in entries:
            lines += [".TP", ".B " + roff(entry.left), roff(entry.lines[0]) if entry.lines else ""]
            for line in entry.lines[1:]:
                lines += [".br", roff(line)]
    lines += [".SH EXIT STATUS", roff(command.footer.removeprefix("Exit status: ").capitalize())]
    others = ["-".join(["nostall", *other.words]) for other in command.commands] or ["nostall"]
    lines += [".SH SEE ALSO", ", ".join(f"\\fB{roff(other)}\\fR(1)" for other in others)]
    return "\n".join(line for line in lines if line) + "\n"


def bash_completion(root):
    """A function that looks the command up that was typed so far."""
    cases, values = [], []
    for command in root.all():
        words = [name for option in command.options for name in option.names] + [c.name for c in command.commands]
        cases.append(f'    "{" ".join(command.words)}") words="{" ".join(words)}" ;;')
        for option in command.options:
            if option.values:
                values.append((option.names, option.values))
    folders = "|".join(sorted(FOLDERS))
    choices = {}
    for names, words in values:
        for name in names:
            choices[name] = words
    choice_cases = [f'    {name}) COMPREPLY=($(compgen -W "{" ".join(words)}" -- "$word")); return ;;'
                    for name, words in sorted(choices.items())]
    nested = "|".join(c.name for c in root.commands if c.commands)
    return "\n".join([
        "# Completion of nostall for bash.",
        "_nostall() {",
        '  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command="${COMP_WORDS[1]}" words=""',
        "  COMPREPLY=()",
        '  case "$before" in',
        f'    {folders}) COMPREPLY=($(compgen -d -- "$word")); return ;;',
        *choice_cases,
        "  esac",
        '  [ "$COMP_CWORD" -gt 1 ] || command=""',
        '  case "$command" in',
        f'    {nested}) [ "$COMP_CWORD" -le 2 ] || command="$command ${{COMP_WORDS[2]}}" ;;',
        "  esac",
        '  case "$command" in',
        *cases,
        "  esac",
        '  COMPREPLY=($(compgen -W "$words" -- "$word"))',
        '  [ ${#COMPREPLY[@]} -gt 0 ] || [ "$COMP_CWORD" -le 1 ] || COMPREPLY=($(compgen -f -- "$word"))',
        "}",
        "complete -o filenames -F _nostall nostall",
    ]) + "\n"


def zsh_word(text):
    """TEXT inside of an argument of _arguments, in single quotes."""
    return re.sub(r"([\\:\[\]])", r"\\\1", text).replace("'", "'\\''")


def zsh_options(command):
    for option in command.options:
        values = f"({' '.join(option.values)})" if option.values else "_files -/" if FOLDERS & set(option.names) else "_files"
        value = f":{zsh_word(option.names[-1].lstrip('-'))}:{values}" if option.has_value else ""
        for name in option.names:
            yield f"      '*{name}[{zsh_word(option.lines[0] if option.lines else '')}]{value}'"


def zsh_completion(root):
    def function(command):
        name = "_".join(["_nostall", *command.words]).replace("-", "_")
        lines = [f"{name}() {{", "  local state", "  _arguments -C \\"]
        lines += [line + " \\" for line in zsh_options(command)]
        if command.commands:
            lines += ["      '1:command:->command' \\", "      '*::argument:->argument'", '  case "$state" in',
                      "    command) local -a commands=("]
            lines += [f"        '{zsh_word(c.name)}:{zsh_word(c.summary)}'" for c in command.commands]
            lines += ["      )", "      _describe command commands ;;", '    argument) case "${words[1]}" in']
            lines += [f"        {c.name}) {'_'.join(['_nostall', *c.words]).replace('-', '_')} ;;" for c in command.commands]
            lines += ["      esac ;;", "  esac"]
        else:
            lines.append("      '*:file:_files'")
        return "\n".join([*lines, "}"])

    return "#compdef nostall\n" + "\n".join(function(c) for c in root.all()) + '\n_nostall "$@"\n'


def fish_word(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def fish_completion(root):
    lines = ["# Completion of nostall for fish."]
    for command in root.all():
        seen = [f"__fish_seen_subcommand_from {word}" for word in command.words]
        below = [c.name for c in command.commands]
        if below:
            seen.append("not __fish_seen_subcommand_from " + " ".join(below))
        condition = fish_word("; and ".join(seen))
        lines += [f"complete -c nostall -n {condition} -f -a {c.name} -d {fish_word(c.summary)}" for c in command.commands]
        for option in command.options:
            words = [f"-{'l' if name.startswith('--') else 's'} {name.lstrip('-')}" for name in option.names]
            if option.values:
                words.append("-x -a " + fish_word(" ".join(option.values)))
            elif option.has_value:
                words.append("-x -a '(__fish_complete_directories)'" if FOLDERS & set(option.names) else "-r")
            lines.append(f"complete -c nostall -n {condition} {' '.join(words)} -d "
                         + fish_word(option.lines[0] if option.lines else ""))
    return "\n".join(lines) + "\n"


def main():
    program, folder = sys.argv[1:]
    root = Command(program)
    version = subprocess.run([program, "--version"], check=True, text=True, stdout=subprocess.PIPE).stdout.strip()
    texts = {"bash/nostall": bash_completion(root), "zsh/_nostall": zsh_completion(root),
             "fish/nostall.fish": fish_completion(root)}
    for command in root.all():
        texts["man1/" + "-".join(["nostall", *command.words]) + ".1"] = man_page(command, version)
    for path, text in texts.items():
        full = os.path.join(folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main()
