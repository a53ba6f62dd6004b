"""The hostile corpus, for every test of this room."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def hostile() -> ModuleType:
    """The module that makes hostile files."""
    spec = spec_from_file_location("hostile", Path(__file__).with_name("hostile.py"))
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


EVIL = """
import os, re, socket, subprocess, time
from pathlib import Path
from inroad.formats.readings import Skill, Trace

source = "evil"


def recognises(member):
    return member.head.startswith(b"EVIL ")


def tried(act):
    try:
        act()
    except BaseException as error:
        return type(error).__name__
    return "done"


def read(member):
    what = member.head.split()[1].decode()
    yield Skill("first", str(os.getpid()))
    if what == "spin":
        while True:
            pass
    if what == "regex":
        re.match("(a+)+$", "a" * 64 + "b")
    if what == "sleep":
        time.sleep(600)
    if what == "eat":
        yield Skill("eaten", str(len(b"x" * 10**9)))
    if what == "exit":
        os._exit(0)
    if what == "abort":
        os.abort()
    if what == "raise":
        raise RuntimeError("on purpose")
    if what == "babble":
        for descriptor in range(3, 20):
            try:
                os.write(descriptor, b"garbage\\n" * 10)
            except OSError:
                pass
        time.sleep(600)
    if what == "long":
        yield Skill("long", "x" * 30_000)
    if what == "escape":
        here = str(Path(member.name).absolute())
        tries = {
            "socket": lambda: socket.socket(),
            "connect": lambda: socket.create_connection(("127.0.0.1", 9)),
            "run": lambda: subprocess.run(["true"]),
            "system": lambda: os.system("true"),
            "fork": lambda: os.fork(),
            "write": lambda: open("/tmp/inroad-evil", "w"),
            "open": lambda: os.open("/tmp/inroad-evil", os.O_CREAT | os.O_WRONLY),
            "remove": lambda: os.remove("/tmp/inroad-evil"),
            "kill": lambda: os.kill(os.getppid(), 0),
            "read": lambda: open("/dev/null").close(),
        }
        for name, act in tries.items():
            yield Skill(name, tried(act))
"""


@pytest.fixture
def evil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of files for a reader, added by entry point, that does what they say."""
    package = tmp_path / "package"
    facts = package / "evil-1.0.dist-info"
    facts.mkdir(parents=True)
    (package / "inroad_evil.py").write_text(EVIL)
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: evil\nVersion: 1.0\n")
    (facts / "entry_points.txt").write_text("[inroad.formats]\nevil = inroad_evil\n")
    monkeypatch.setattr(sys, "path", [str(package), *sys.path])
    files = tmp_path / "files"
    files.mkdir()
    return files
