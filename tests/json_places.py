"""A JSON report as it stands at the lines of a program: one diagnostic a call site, as clang-tidy and editors show it.

What render/Places.cpp does with findings is done here with nothing but the report, so that whoever compares the two
sees whether JSON holds all that is shown.
"""

SEVERITIES = ["info", "warning", "error"]


class Diagnostic:
    """What one rule says at one call site of one entry: the causes, the worst first."""

    def __init__(self, site, finding):
        self.place = place(site)
        self.rule = finding["rule"]
        self.causes = []  # (finding, call site)

    @property
    def worst(self):
        return self.causes[0]

    @property
    def message(self):
        return self.worst[1]["message"]

    @property
    def fix(self):
        """The edit that mends the call site, or None."""
        return next((site["fix"] for _, site in self.causes if site["fix"]), None)

    def notes(self):
        """(step, text before it, text behind it), or (None, place, text) for what to do by hand."""
        told = [self.worst[1]["advice"] or ""]
        for index, (finding, site) in enumerate(self.causes):
            path = site["path"]
            cause = cause_index(finding, path)
            order = list(range(len(path))) if index == 0 else [cause, *range(1, cause), *range(cause + 1, len(path))]
            if index == 0 and len(path) == 1:
                continue
            for number, at in enumerate(order):
                behind = ""
                advice = finding["advice"]
                if at == cause and advice and not any(known.startswith(advice) for known in told):
                    told.append(advice)
                    behind = "; " + advice
                yield path[at], "also: " if index and number == 0 else "", behind
        fix = self.fix
        if fix and fix["safety"] == "unsafe":
            yield None, self.place, f"{fix['description']} (unsafe: {fix['why']})"
        if not fix and "by_hand" in self.worst[1]:
            yield None, self.place, self.worst[1]["by_hand"]


def place(of):
    return (of["file"], of["line"], of["column"])


def cause_index(finding, path):
    """Behind the cause stand the holder of a lock or the calls of vendored code."""
    for at, step in enumerate(path):
        if place(step) == place(finding) and step["function"] == finding["function"]:
            return at
    return len(path) - 1


def weight(cause):
    """Low confidence behind all else, then by severity, length of the path, and place of the cause."""
    finding, site = cause
    return (site["confidence"] == "low", -SEVERITIES.index(site["severity"]), site["length"], place(finding))


def diagnostics(report):
    """The diagnostics of a report, in the order of their places."""
    found = {}
    for finding in report["findings"]:
        for pair in finding["pairs"]:
            for site in pair["call_sites"]:
                key = (place(site), finding["rule"], pair["entry"])
                found.setdefault(key, Diagnostic(site, finding)).causes.append((finding, site))
    for diagnostic in found.values():
        diagnostic.causes.sort(key=weight)
    return sorted(found.values(), key=lambda d: (d.place, d.rule))
