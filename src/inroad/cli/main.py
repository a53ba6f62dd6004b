"""The command line: one command per verb; nothing heavy is imported before it is needed.

Exit codes: 0 done, 1 refused, 2 not understood, 4 not found, 5 ambiguous,
65 damaged data, 69 not available here, 70 our fault, 73 cannot be written,
74 disk full, 75 busy (try again), 130 interrupted.
"""

import sys
from typing import Annotated

try:
    import typer

    from inroad.cli import (
        atlas,
        coverage,
        data,
        digest,
        door,
        endings,
        exchange,
        goal,
        notes,
        numbers,
        page,
        people,
        plan,
        reach,
        talk,
        value,
        wish,
    )
except KeyboardInterrupt:  # before there is anything that could be half-done
    sys.exit(130)

app = typer.Typer(
    name="inroad",
    help="Get known where you want to work: one goal, the next few conversations worth having.",
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for room in (
    page, goal, plan, coverage, talk, notes, people, reach, value, wish, numbers, digest, data,
    atlas, exchange,
):  # fmt: skip
    room.register(app)


def _summarised(rooms: typer.Typer) -> None:
    """Give each command its first line as a summary, which the help wraps instead of cutting."""
    for command in rooms.registered_commands:
        command.short_help = (command.callback.__doc__ or "").partition("\n")[0]
    for group in rooms.registered_groups:
        if group.typer_instance is not None:
            group.short_help = group.typer_instance.info.help
            _summarised(group.typer_instance)


_summarised(app)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"inroad {version('inroad')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    as_json: door.Json = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which this is.")
    ] = False,
) -> None:
    """Say where you stand and what to do next."""
    if context.invoked_subcommand is None:
        plan.stand(as_json)
        page.offered(as_json)


def run() -> None:
    """The `inroad` command."""
    sys.exit(endings.answered(app))
