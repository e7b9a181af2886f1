#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""walk.py BULKHEAD SECONDS: walks the whole window as assistive tools see it.

Start, practice tenant, list, plan, confirm, run, report, exit: nothing is known of the program but
the names that it tells. Fails when a name is missing, when the walk takes longer than SECONDS, or
when the exported report is not what the window said.
"""
import csv
import os
import subprocess
import sys
import time
import warnings

warnings.filterwarnings("ignore")
import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib


def until(question, what, seconds=15.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            answer = question()
            if answer:
                return answer
        except GLib.Error:
            pass  # the widget went away while it was asked
        time.sleep(0.05)
    raise SystemExit(f"gave up after {seconds:.0f} s waiting for {what}")


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def everything(root):
    pending = [root]
    while pending:
        node = pending.pop()
        yield node
        if node.get_role_name() not in ("table", "list", "tree"):
            try:
                pending.extend(children(node))
            except GLib.Error:
                pass


def is_showing(node):
    states = node.get_state_set()
    return states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE)


def is_enabled(node):
    return node.get_state_set().contains(Atspi.StateType.ENABLED)


def named(window, name, role=None):
    for node in everything(window):
        if node.get_name() == name and is_showing(node):
            if role is None or node.get_role_name() in role:
                return node
    return None


class Walk:
    def __init__(self, program):
        self.program = subprocess.Popen([program])
        self.window = until(self.find_application, "the window")

    def find_application(self):
        for application in children(Atspi.get_desktop(0)):
            if application.get_process_id() == self.program.pid and application.get_child_count():
                assert application.get_name() == "bulkhead", application.get_name()
                return application
        return None

    def get(self, name, role=None, seconds=15.0):
        return until(lambda: named(self.window, name, role), f"“{name}”", seconds)

    def press(self, name, seconds=15.0):
        def ready():
            node = named(self.window, name)
            return node if node is not None and is_enabled(node) else None

        node = until(ready, f"“{name}” to press", seconds)
        until(lambda: node.get_action_iface() is not None, f"an action of “{name}”")
        for index in range(Atspi.Action.get_n_actions(node)):
            if Atspi.Action.get_action_name(node, index) in ("Press", "Toggle", "SetFocus"):
                Atspi.Action.do_action(node, index)
                return
        raise SystemExit(f"“{name}” has nothing to press")

    def type(self, name, text):
        node = self.get(name, ("text", "entry", "password text"))  # its label is called so too
        Atspi.EditableText.set_text_contents(node, text)
        until(lambda: Atspi.Text.get_text(node, 0, -1) == text, f"the text in “{name}”")

    def says(self, part, seconds=15.0):
        def found():
            for node in everything(self.window):
                if part in (node.get_name() or "") and is_showing(node):
                    return node.get_name()
            return None

        return until(found, f"the words “{part}”", seconds)


def walk(program, limit):
    Atspi.init()
    begun = time.monotonic()
    step = Walk(program)
    step.press("Try with the practice tenant")
    step.get("Practice tenant (built in)")
    step.press("Next")
    step.press("Add practice list")
    step.press("Add list")
    step.get("Affected users")
    step.press("Next")
    step.get("Revoke everything")
    step.get("Reset e-mail")
    step.press("Next", 30)
    confirm = step.get("Confirm tenant name", seconds=120)
    tenant = step.says("127.0.0.1:")
    name = next(word.strip(".,;:()“”") for word in tenant.split() if word.startswith(("127.0.0.1:", "“127")))
    step.type("Confirm tenant name", name.strip("“”"))
    if named(step.window, "Confirm user count"):
        count = step.says("Type their number: ")
        step.type("Confirm user count", count.rsplit(" ", 1)[1])
    step.press("Start")
    step.get("Users")
    step.get("Progress")
    step.press("Next", 180)
    path = os.path.join(os.environ["HOME"], "report.csv")
    step.type("Report file", path)
    step.press("Export report")
    until(lambda: os.path.exists(path), "the exported report")
    seconds = time.monotonic() - begun
    with open(path, encoding="utf-8", newline="") as report:
        rows = list(csv.DictReader(report))
    users = [row for row in rows if row["kind"] == "user"]
    done = [row for row in users if row["status"] == "done"]
    print(f"walked in {seconds:.1f} s: {len(users)} users, {len(done)} done")
    assert done and all(row["status"] in ("done", "skipped") for row in users), users[:3]
    assert os.stat(path).st_mode & 0o777 == 0o600, oct(os.stat(path).st_mode)
    assert seconds < limit, f"{seconds:.0f} s are too long"
    step.program.terminate()
    assert step.program.wait(15) == 0, step.program.returncode


if __name__ == "__main__":
    walk(sys.argv[1], float(sys.argv[2]))
