"""What a person installs is whole: the wheel, in an environment of its own."""

import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# One worker builds, and runs all of this file.
pytestmark = pytest.mark.xdist_group("wheel")


@dataclass(frozen=True, slots=True)
class Installed:
    """The wheel, and the environment that it is installed in."""

    wheel: Path
    bin: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the environment, away from the checkout."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "TZ") if name in os.environ}
        home = self.bin.parent / "home"
        return subprocess.run(
            [str(self.bin / command[0]), *command[1:]],
            cwd=self.bin,
            env=kept | {"INROAD_HOME": str(home), "HOME": str(home)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel that comes out of the source archive, installed in a new environment."""
    folder = tmp_path_factory.mktemp("wheel")
    _say(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT))
    (wheel,) = folder.glob("inroad-*.whl")
    place = folder / "environment"
    venv.create(place, with_pip=False, symlinks=True)
    python = place / "bin" / "python"
    _say(
        *(sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"),
        *("--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check", str(wheel)),
    )
    _lend_packages(python)
    return Installed(wheel, place / "bin")


def _lend_packages(python: Path) -> None:
    """Show an environment the locked packages that are installed here.

    Only after the wheel is in: pip would take the copy being developed, which
    is among them, for an older version and remove it. Its own `.pth` file is
    not followed, so the code that runs is the wheel's.
    """
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own = Path(_say(str(python), "-c", ask).strip())
    here = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (own / "lent.pth").write_text("\n".join(sorted(here)) + "\n", encoding="utf-8")


def _say(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_module_and_every_plain_file_is_in_the_wheel(installed: Installed) -> None:
    """Migrations, the mark of types and the lists of words come along; no test does."""
    source = ROOT / "src"
    expected = {
        str(path.relative_to(source))
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    names = set(zipfile.ZipFile(installed.wheel).namelist())

    assert expected == {each for each in names if not each.startswith("inroad-")}
    assert {"inroad/py.typed", "inroad/store/migrations/0001_initial.py"} <= names


def test_the_wheel_says_what_pyproject_says(installed: Installed) -> None:
    """Name, version, licence and the oldest Python are those of the project."""
    archive = zipfile.ZipFile(installed.wheel)
    (place,) = [each for each in archive.namelist() if each.endswith(".dist-info/METADATA")]
    about = message_from_bytes(archive.read(place))

    assert PROJECT["name"] == about["Name"]
    assert PROJECT["version"] == about["Version"]
    assert "Apache-2.0" == about["License-Expression"]
    assert ["LICENSE"] == about.get_all("License-File")
    assert PROJECT["requires-python"] == about["Requires-Python"]


def test_the_code_that_runs_is_the_wheel(installed: Installed) -> None:
    """Nothing of the checkout is needed, nor seen."""
    found = installed.run("python", "-c", "import inroad; print(inroad.__file__)")

    assert Path(found.stdout.strip()).is_relative_to(installed.bin.parent), found.stderr


def test_help_comes_from_the_wheel(installed: Installed) -> None:
    """`inroad --help` works right after installing, and names the main commands."""
    said = installed.run("inroad", "--help")

    assert said.returncode == 0, said.stderr
    assert [] == [each for each in ("import", "goal", "plan", "log") if each not in said.stdout]


def test_the_version_is_the_projects(installed: Installed) -> None:
    """`inroad --version` says the version that pyproject.toml gives."""
    said = installed.run("inroad", "--version")

    assert said.returncode == 0, said.stderr
    assert PROJECT["version"] in said.stdout
