"""The lock pins everything, and nothing here points at a registry or a machine."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# Split, so that this file does not say what it looks for.
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
)
ROOT_FOLDER, DRIVE = "/", "C:\\"
REGISTRY = re.compile("|".join(map(re.escape, REGISTRIES)))
A_MACHINE = re.compile(
    r"(?<![\w/.~-])/(?:home/(?!\.|you\b|me\b)\w+|root|work|Users/\w+|opt/wheels|opt/pypi)/[\w.]"
    r"|\b[A-Z]:\\Users\\\w+"
)


def pinned() -> dict[str, list[str]]:
    """The hashes of each pinned requirement, by its canonical name."""
    found: dict[str, list[str]] = {}
    for entry in re.split(r"\n(?=[a-zA-Z])", re.sub(r"(?m)^\s*#.*\n?", "", LOCK)):
        line, *hashes = (part.strip() for part in entry.replace("\\\n", "\n").splitlines())
        found[line] = [each.removeprefix("--hash=") for each in hashes if each]
    return found


def declared() -> list[Requirement]:
    """Everything that pyproject.toml asks for: runtime, extras and the build."""
    project = PYPROJECT["project"]
    lines = [*project["dependencies"], *PYPROJECT["build-system"]["requires"]]
    for extra in project["optional-dependencies"].values():
        lines += extra
    return [Requirement(each) for each in lines]


def tracked() -> list[Path]:
    """The files that belong to the project: as git knows them, where there is git."""
    told = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode == 0:
        found = [ROOT / name for name in told.stdout.split("\0") if name]
    else:
        rooms = ("src", "tests", "docs", "bench", "evidence", ".ci")
        found = [path for room in rooms for path in (ROOT / room).rglob("*")]
        found += list(ROOT.iterdir())
    return [path for path in found if path.is_file() and "__pycache__" not in path.parts]


def traces(text: str) -> list[str]:
    """Every registry's address and every path of one machine in a text."""
    return [found.group() for rule in (REGISTRY, A_MACHINE) for found in rule.finditer(text)]


def test_the_lock_holds_pins_and_hashes_only() -> None:
    """No address, no option, no path: any machine installs from its own registry."""
    allowed = re.compile(
        r"[a-z0-9][a-z0-9-]*==[^\s;]+( ; .+)? \\"  # a pin
        r"|    --hash=sha256:[0-9a-f]{64}( \\)?"
        r"|    # +(via( [\w.()-]+)*|[\w.-]+( \(pyproject\.toml\))?)"
        r"|# .*considered to be unsafe in a requirements file:"
    )

    odd = [line for line in LOCK.splitlines() if line and not allowed.fullmatch(line)]

    assert odd == []
    assert "://" not in LOCK


def test_every_pin_has_hashes_for_more_than_one_machine() -> None:
    """A package with compiled parts lists the files of every platform."""
    hashes = {Requirement(line).name: each for line, each in pinned().items()}

    assert [] == [name for name, each in hashes.items() if not each]
    compiled = ("numpy", "scipy", "rapidfuzz", "pysqlite3", "llvmlite", "psycopg-binary")
    assert [] == [name for name in compiled if len(hashes[name]) < 10]


def test_everything_that_the_project_asks_for_is_pinned_within_its_bounds() -> None:
    """pyproject.toml and the lock agree; `make lock` brings them together again."""
    pins = {
        canonicalize_name(each.name): Version(str(each.specifier).removeprefix("=="))
        for each in map(Requirement, pinned())
    }

    for requirement in declared():
        name = canonicalize_name(requirement.name)
        assert name in pins, f"{name} is not in requirements.lock: run `make lock`"
        assert requirement.specifier.contains(pins[name]), (
            f"{name} is pinned to {pins[name]}, pyproject.toml asks for {requirement.specifier}"
        )


def test_a_pin_for_one_system_keeps_its_condition() -> None:
    """pysqlite3 is for Linux, in the lock as in pyproject.toml."""
    (line,) = [Requirement(each) for each in pinned() if each.startswith("pysqlite3")]

    assert Marker("sys_platform == 'linux'") == line.marker


def test_no_file_points_at_a_registry_or_at_one_machine() -> None:
    """What is in the project is the same wherever it is checked out."""
    found = {
        str(path.relative_to(ROOT)): each
        for path in tracked()
        if (each := traces(path.read_bytes().decode("utf-8", "replace")))
    }

    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        f"--index-url https://{REGISTRIES[0]}/simple",
        f"https://files.{REGISTRIES[1]}/packages/x.whl",
        f'"resolved": "https://registry.{REGISTRIES[2]}/htmx"',
        f"# via -r {ROOT_FOLDER}home/somebody/requirements.in",
        f"cd {ROOT_FOLDER}root/inroad",
        f"--find-links {ROOT_FOLDER}opt/wheels/x",
        f"data in {DRIVE}Users\\somebody",
    ],
)
def test_an_address_and_a_path_are_seen(text: str) -> None:
    """The rule is worth something: it finds each of the usual ways to leave one."""
    assert traces(text) != []


@pytest.mark.parametrize(
    "text",
    ["https://doi.org/10.1126/science.abl4476", "~/Downloads/connections.csv", "docs/work/plan.md"],
)
def test_a_source_and_a_place_in_ones_own_home_are_fine(text: str) -> None:
    """A reference to a paper or to somebody's download folder is no trace of a machine."""
    assert traces(text) == []
