"""What pages may load besides the site's own: `sources:` among the plugin's options."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from klarplan.model.base import Listed, Model, Text
from klarplan.text.catalogue import N_

ORIGIN_PATTERN = r"^https://[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?$"
Origins = Annotated[tuple[Annotated[Text, Field(pattern=ORIGIN_PATTERN)], ...], Listed]
"""Origins of the web: a scheme and a host, and nothing after (https://html.spec.whatwg.org/#origin)."""


class Sources(Model):
    """Origins besides the site's own, by what pages may get from them. Without any, pages load nothing from others."""

    scripts: Origins = Field((), title=N_("scripts"))
    connections: Origins = Field((), title=N_("where scripts may send and ask"))
    pictures: Origins = Field((), title=N_("pictures"))
    frames: Origins = Field((), title=N_("frames, as of videos"))

    @property
    def origins(self) -> tuple[str, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys((*self.scripts, *self.connections, *self.pictures, *self.frames)))

    def policy(self, *more_for_scripts: str) -> str:
        """The pages' Content-Security-Policy (https://www.w3.org/TR/CSP3/). A directive is named only where it differs
        from the first; `more_for_scripts` are keywords in quotation marks.
        """
        return "; ".join(("default-src 'self'", *self._directives(more_for_scripts), *_ALWAYS))

    def _directives(self, more_for_scripts: tuple[str, ...]) -> Iterator[str]:
        for name, sources in (
            ("script-src", (*more_for_scripts, *self.scripts)),
            ("connect-src", self.connections),
            ("img-src", self.pictures),
            ("frame-src", self.frames),
        ):
            if sources:
                yield " ".join((name, "'self'", *sources))


class Embedding(Model):
    """Who may show activity lists in frames of their own. Without anybody there are no pages for that."""

    origins: Origins = Field((), title=N_("sites that may show parts of this one in a frame"))


_ALWAYS = ("object-src 'none'", "base-uri 'none'", "form-action 'self'")
