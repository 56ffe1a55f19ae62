"""The command line in the language of the help: headings, and what is wrong with a command that somebody wrote.

Click has English words of its own, and takes others only from a catalogue for the whole process.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import click

from klarplan.commands.options import DEFAULT_LANGUAGE, _
from klarplan.text.catalogue import N_
from klarplan.text.fault import FAULT, fault_text
from klarplan.text.nearest import nearest

_HEADINGS = {"Options": N_("Options"), "Commands": N_("Commands")}
_OPTIONS, _SUBCOMMAND = N_("[OPTIONS]"), N_("COMMAND [OPTIONS]")
_DEBUG = "--debug"
"""Shows a fault of Klarplan's as Python tells it."""
_PATHS = {
    "does not exist": N_("What stands after {name} does not exist."),
    "is a directory": N_("After {name} you write a file, and no folder."),
    "is a file": N_("After {name} you write a folder, and no file."),
}
"""What Click says of a path that cannot be used, by what stands in its sentence."""
WRONG = 2
"""The exit code of a command that cannot be understood."""


class Formatter(click.HelpFormatter):
    """Writes the headings of a help text."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that says how a command is written."""
        super().write_usage(prog, args, prefix or " ".join((_(N_("Write:")), "")))

    def write_heading(self, heading: str) -> None:
        """A heading above options or commands."""
        super().write_heading(_(_HEADINGS.get(heading, heading)))


class Context(click.Context):
    """Has the formatter."""

    formatter_class = Formatter


class Commands(click.Group):
    """A group of commands."""

    context_class = Context

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.options_metavar, self.subcommand_metavar = "", _(_SUBCOMMAND)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a command, and have it speak as the group does."""
        cmd.context_class, cmd.options_metavar = Context, _(_OPTIONS)
        super().add_command(cmd, name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            message = _(N_('There is no command "{name}".')).format(name=args[0])
            raise click.UsageError(_with_suggestion(message, nearest(args[0], self.commands)), ctx)
        return super().resolve_command(ctx, args)

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Run a command, as `main` does."""
        return self.main(*arguments, **options)

    def main(self, *arguments: Any, standalone_mode: bool = True, **options: Any) -> Any:
        """Run a command. What is wrong with it is told, and ends the program with exit code 2."""
        run: Callable[..., Any] = super().main
        if not standalone_mode:
            return run(*arguments, standalone_mode=False, **options)
        given = options.pop("args", None) if not arguments else arguments[0]
        words = list(sys.argv[1:] if given is None else given)
        options["args"] = [word for word in words if word != _DEBUG]  # wherever it stands
        try:
            code = run(standalone_mode=False, **options)
        except click.UsageError as error:
            _tell(error)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo(_(N_("Stopped.")), err=True)
            sys.exit(1)
        except BrokenPipeError:  # whoever read the output, as `head` does, has had enough
            sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 (Python writes what is left when it ends)
            sys.exit(1)
        except Exception as error:
            if _DEBUG in words:
                raise
            doing = " ".join(["klarplan", *(word for word in words[:1] if not word.startswith("-"))])
            click.echo(fault_text(error, doing, DEFAULT_LANGUAGE), err=True)
            sys.exit(FAULT)
        sys.exit(code if isinstance(code, int) else 0)


def _tell(error: click.UsageError) -> NoReturn:
    """What is wrong, and where help is."""
    if error.ctx and error.message == error.ctx.get_help():  # a group without a command: its help is the answer
        click.echo(error.message, err=True)
    else:
        command = error.ctx.command_path if error.ctx else "klarplan"
        where = _(N_("Help: {command} --help")).format(command=command)
        click.echo(f"{_message(error)}\n{where}", err=True)
    sys.exit(WRONG)


def _message(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        known = [name for option in (error.ctx.command.params if error.ctx else ()) for name in option.opts]
        message = _(N_('There is no option "{name}".')).format(name=error.option_name)
        return _with_suggestion(message, nearest(error.option_name, known))
    if isinstance(error, click.MissingParameter) and error.param:
        return _(N_("The command needs one word more: {name}.")).format(name=_called(error.param))
    if isinstance(error, click.BadParameter) and error.param:
        name = _called(error.param)
        if isinstance(error.param.type, click.Choice):
            allowed = ", ".join(str(choice) for choice in error.param.type.choices)
            return _(N_("After {name} you can write: {allowed}.")).format(name=name, allowed=allowed)
        if error.param.type is click.INT:
            return _(N_("After {name} you write a number.")).format(name=name)
        for sign, told in _PATHS.items() if isinstance(error.param.type, click.Path) else ():
            if sign in error.message:
                return _(told).format(name=name)
        return _(N_("What stands after {name} cannot be read: {reason}")).format(name=name, reason=error.message)
    if isinstance(error, click.BadOptionUsage):
        return _(N_("Something is missing, or too much, after {name}.")).format(name=error.option_name)
    if not isinstance(error, click.BadArgumentUsage) and error.message.startswith("Got unexpected extra"):
        words = error.message.partition("(")[2].rpartition(")")[0]
        return _(N_("There is more than the command can use: {words}")).format(words=words)
    return error.message


def _called(parameter: click.Parameter) -> str:
    """An option as it is written, or an argument as the help has it."""
    argument = isinstance(parameter, click.Argument)
    return (parameter.metavar if argument else parameter.opts[0]) or parameter.human_readable_name


def _with_suggestion(message: str, suggestion: str) -> str:
    meant = _(N_('Did you mean "{suggestion}"?')).format(suggestion=suggestion)
    return f"{message} {meant}" if suggestion else message
