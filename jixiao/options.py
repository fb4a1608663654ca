"""Options that several commands have."""

from pathlib import Path

import click

from .places import CACHE

cache_option = click.option(
    "--cache", type=click.Path(path_type=Path), default=CACHE, help="Folder of the loaded facts [default: data/cache]."
)
